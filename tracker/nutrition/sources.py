"""The sources that every figure of the science names."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Source:
    """A publication or page that a figure comes from."""

    title: str
    reference: str
    """A DOI ('doi:10…'), a PubMed or other identifier, or a web address."""
    note: str
    """What was taken from it, and how far it was read."""


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "article": Source(
            "Article on osteoporosis for clinicians (Danish), 2026",
            "Its references on absorption: Frida, calcium; De officielle Kostråd, dairy",
            "Dairy and fortified plant drinks about 30 %, spinach about 5 %, kale about 60 % absorbed; "
            "supplements of 200-500 mg where there is a real need.",
        ),
        "bacciottini-2004": Source(
            "Calcium bioavailability from a calcium-rich mineral water, J Clin Gastroenterol 2004;38:761-766",
            "pubmed:15365401",
            "Abstract: mineral water 22.57 % in premenopausal women, milk 23.15 % in the same study, "
            "load 3.18 mmol.",
        ),
        "black-2000": Source(
            "Black: critical evaluation of energy intake using the Goldberg cut-off for energy intake:basal "
            "metabolic rate, Int J Obes 2000;24:1119-1130",
            "doi:10.1038/sj.ijo.0801376",
            "The article itself was not read, only its first page. The formula and its use at n = 1 are as "
            "one program gives them; the variations 23, 8.5 and 15 % and the activity level 1.55 are quoted from "
            "memory, and the article calls 1.55 not necessarily the value of choice, as others quote it.",
        ),
        "cong-2025": Source(
            "Cong & Zhang: calcium and vitamin D supplements in postmenopausal osteoporosis, meta-analysis "
            "of randomised trials, BMC Musculoskelet Disord 2025;26:928",
            "doi:10.1186/s12891-025-09089-7",
            "As reported by the article: no effect on fractures.",
        ),
        "des-nbv": Source(
            "Dansk Endokrinologisk Selskab (DES), national treatment guide: osteoporosis, 2025",
            "https://endocrinology.dk/nbv/calcium-og-knoglemetabolisme/postmenopausal-osteoporose/",
            "As reported by the article and the Danish osteoporosis association; the page itself was not "
            "read: 1000-1200 mg calcium a day in osteoporosis and at high risk of it.",
        ),
        "dsam-2024": Source(
            "Dansk Selskab for Almen Medicin (DSAM): osteoporosis, chapter 3, 2024",
            "https://dsam.dk/vejledninger/osteoporose/3-forebyggelse-og-knoglevenlig-livsstil",
            "DES recommends at least 800 mg calcium a day for adults; a diet without dairy gives about "
            "300 mg.",
        ),
        "efsa-2015": Source(
            "EFSA NDA Panel: dietary reference values for calcium, EFSA Journal 2015;13(5):4101",
            "doi:10.2903/j.efsa.2015.4101",
            "Abstract: null balance at 715 mg/d plus 40 mg dermal loss gives the average requirement of "
            "750 mg; the upper end of its 95 % interval gives 950 mg.",
        ),
        "efsa-2023-vitamin-d": Source(
            "EFSA NDA Panel: tolerable upper intake level for vitamin D, EFSA Journal 2023;21(8):8145, and "
            "2012;10(7):2813",
            "doi:10.2903/j.efsa.2023.8145",
            "100 µg/d from 11 years, 50 µg/d at 1-10 years, 25 µg/d in infants (the figure of 2012).",
        ),
        "fineli": Source(
            "National Institute for Health and Welfare (THL), Fineli, release 20, CC BY 4.0",
            "https://fineli.fi",
            "Household measures, and the branded plant drinks of the food table.",
        ),
        "foedevarestyrelsen-dairy": Source(
            "Fødevarestyrelsen: Vælg planteolier og magre mejeriprodukter",
            "https://foedevarestyrelsen.dk/kost-og-foedevarer/alt-om-mad/de-officielle-kostraad/kostraad-til-dig/"
            "om-de-officielle-kostraad/vaelg-planteolier-og-magre-mejeriprodukter",
            "Page read: calcium supplement in milk allergy, children to 9 years 500 mg, children from 10 "
            "years 750 mg, others without an amount.",
        ),
        "foedevarestyrelsen-vitamin-d": Source(
            "Fødevarestyrelsen: D-vitamin",
            "https://foedevarestyrelsen.dk/kost-og-foedevarer/alt-om-mad/de-officielle-kostraad/vil-du-vide-mere/"
            "hvad-er-naeringsstoffer/d-vitamin",
            "Page read: the vitamin D supplement by season and group, and 800-1000 mg calcium with 20 µg.",
        ),
        "frida-5.4": Source(
            "Fødevaredata (http://frida.fooddata.dk), version 5.4, Maj 2025, Fødevareinstituttet, Danmarks "
            "Tekniske Universitet",
            "https://frida.fooddata.dk",
            "Calcium and vitamin D of most foods of the food table, with their Danish and English names.",
        ),
        "gueguen-2000": Source(
            "Guéguen & Pointillart: the bioavailability of dietary calcium, J Am Coll Nutr 2000;19:119S-136S",
            "doi:10.1080/07315724.2000.10718083",
            "Key teaching points: calcium of milk has not been shown to be absorbed better than calcium of "
            "most salts.",
        ),
        "heaney-1988": Source(
            "Heaney, Weaver & Recker: calcium absorbability from spinach, Am J Clin Nutr 1988;47:707-709",
            "pubmed:3354496",
            "Abstract: 5.1 % from spinach and 27.6 % from milk at 200 mg, 13 adults.",
        ),
        "heaney-1989": Source(
            "Heaney et al.: calcium absorption in women, J Bone Miner Res 1989;4:469-475",
            "doi:10.1002/jbmr.5650040404",
            "Abstract: whole-day absorption falls with the square root of intake, 0.45 at about 200 mg/d "
            "and 0.15 above 2000 mg/d; 0.0021 lower for each year of age.",
        ),
        "heaney-1990": Source(
            "Heaney, Weaver & Fitzsimmons: influence of calcium load on absorption fraction, "
            "J Bone Miner Res 1990;5:1135-1138",
            "doi:10.1002/jbmr.5650051107",
            "Fractional absorption of milk calcium with a meal: 0.889 - 0.0964 ln(load mg); measured from "
            "64 % at 15 mg to 28.6 % at 500 mg. The equation as quoted by weaver-2017.",
        ),
        "heaney-1991": Source(
            "Heaney, Weaver & Fitzsimmons: soybean phytate content and calcium absorption, "
            "Am J Clin Nutr 1991;53:745-747",
            "doi:10.1093/ajcn/53.3.745",
            "Abstract: soybeans 31.0 % (high in phytate) and 41.4 % (low in phytate), milk in the same study "
            "37.7 %; load 2.45 mmol.",
        ),
        "heaney-2000": Source(
            "Heaney et al.: bioavailability of the calcium in fortified soy imitation milk, "
            "Am J Clin Nutr 2000;71:1166-1169",
            "doi:10.1093/ajcn/71.5.1166",
            "Abstract: soy drink with tricalcium phosphate is absorbed at 75 % of milk.",
        ),
        "henry-2005": Source(
            "Henry: basal metabolic rate studies in humans, measurement and development of new equations, "
            "Public Health Nutr 2005;8(7A):1133-1152",
            "doi:10.1079/PHN2005801",
            "Equations by sex, age and weight in kcal a day, as one statistics package carries them over; the "
            "abstract was read, the table of the article was not.",
        ),
        "hunt-2007": Source(
            "Hunt & Johnson: calcium requirements, Am J Clin Nutr 2007;86:1054-1063",
            "doi:10.1093/ajcn/86.4.1054",
            "Abstract: balance at 741 mg/d (95 % interval 507-1035), with no effect of age or sex.",
        ),
        "iom-1997": Source(
            "Institute of Medicine: Dietary Reference Intakes for calcium, phosphorus, magnesium, vitamin D "
            "and fluoride, 1997",
            "doi:10.17226/5776",
            "Page 108: 30 percent absorption in the factorial estimate for adults of 19-30.",
        ),
        "iom-2000": Source(
            "Institute of Medicine: Dietary Reference Intakes, Applications in Dietary Assessment, 2000",
            "doi:10.17226/9956",
            "Confidence that one person's usual intake is adequate: pages 54, 61, 194 and 199 and table B-1 "
            "were read. Day-to-day SD of calcium: 325 mg for women of 19-50 is confirmed (pages 61 and 199). "
            "Table B-2 itself could not be read: 492 mg (men of 19-50), 339 mg (men of 51 and over) and 256 "
            "mg (women of 51 and over) are quoted from memory; no figure is known here for those under 19.",
        ),
        "kalcipos-smpc": Source(
            "Summary of product characteristics of Kalcipos-D, calcium carbonate with colecalciferol",
            "https://www.medicines.org.uk/emc/product/4481/smpc",
            "Sections 4.3-4.5: not in hypercalcaemia, primary hyperparathyroidism, kidney stones or severe "
            "renal impairment; caution in sarcoidosis, with thiazides and with digoxin; hours between "
            "calcium and levothyroxine, bisphosphonates, tetracyclines, iron and zinc.",
        ),
        "kostraad-2021": Source(
            "Fødevarestyrelsen: De officielle Kostråd, 2021",
            "https://foedevarestyrelsen.dk/kost-og-foedevarer/alt-om-mad/de-officielle-kostraad",
            "As printed by Kristeligt Dagblad on the day they came out; the page itself was not read: 350 g "
            "fish a week, of which 200 g oily, and 600 g fruit and vegetables a day, potatoes, mushrooms and "
            "dried fruit not counted.",
        ),
        "myung-2021": Source(
            "Myung et al.: calcium supplements and risk of cardiovascular disease, Nutrients 2021;13:368",
            "doi:10.3390/nu13020368",
            "As reported by the article: 15 % more cardiovascular disease in postmenopausal women on 1000 mg "
            "a day as a supplement; the finding is debated.",
        ),
        "nnr-2023": Source(
            "Nordic Nutrition Recommendations 2023",
            "doi:10.6027/nord2023-003",
            "Average requirement and recommended intake by age and life stage.",
        ),
        "osteoporoseforeningen": Source(
            "Osteoporoseforeningen, for health professionals, after Sundhedsstyrelsen and DES",
            "https://osteoporose.dk/fagportal/farmakonom-og-farmaceut/generel-information-3",
            "Page read: 1000-1200 mg calcium and 20-40 µg vitamin D a day, diet and supplement together, in "
            "osteoporosis and at risk of it; 800-1000 mg over 70 years, diet and supplement together.",
        ),
        "project": Source(
            "A choice of this project",
            "docs/advice.md",
            "A threshold that no authority has set: how many days carry an advice, the smallest gap.",
        ),
        "titchenal-2007": Source(
            "Titchenal & Dobbs: a system to assess the quality of food sources of calcium, "
            "J Food Compos Anal 2007;20:717-724",
            "pii:S0889-1575(06)00106-2",
            "Abstract: a good source has at least 30 mg absorbable calcium in a serving and in 100 kcal, a "
            "potential source one of the two, a poor source neither.",
        ),
        "uab-calcium": Source(
            "University of Alabama at Birmingham, Tone Your Bones: calcium supplement tips",
            "https://uab.edu/shp/toneyourbones/step-4-nutrition-and-supplements/why-calcium-is-important/"
            "calcium-supplement-tips",
            "Page read: at most 500-600 mg at a time; carbonate needs stomach acid and food, citrate does "
            "not and is for those on acid reducers.",
        ),
        "weaver-1991": Source(
            "Weaver et al.: human calcium absorption from whole-wheat products, J Nutr 1991;121:1769-1775",
            "doi:10.1093/jn/121.11.1769",
            "Abstract: leavened whole-wheat bread 81.7 %, milk at the same load 58.9 %; extruded wheat bran "
            "cereal 22.3 %, milk at the same load 37.5 %.",
        ),
        "weaver-1999": Source(
            "Weaver, Proulx & Heaney: choices for achieving adequate dietary calcium with a vegetarian diet, "
            "Am J Clin Nutr 1999;70:543S-548S, as reprinted in Nutrition (Lumen Learning), table 12.221",
            "doi:10.1093/ajcn/70.3.543s",
            "The reprint does not say which rows were measured and which were estimated.",
        ),
        "weaver-2017": Source(
            "Table 1 of a review in Curr Osteoporos Rep 2017;15:214-221, after Weaver & Heaney",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC5442193/",
            "Calcium per serving and fractional absorption of 23 foods: isotope studies, adjusted for load "
            "with the milk equation; the table and its footnotes were read.",
        ),
        "weaver-2024": Source(
            "Weaver et al. on oxalate, phytate and calcium absorption, J Nutr 2024",
            "doi:10.1016/j.tjnut.2023.12.005",
            "Abstract: recommendations for calcium rest on average population absorption.",
        ),
        "zhao-2005": Source(
            "Zhao, Martin & Weaver: calcium bioavailability of fortified soymilk, J Nutr 2005;135:2379-2382",
            "pubmed:16177199",
            "Abstract: milk 21.7 %, soy drink with calcium carbonate 21.1 % (not different), with tricalcium "
            "phosphate 18.1 % (lower); 20 young women.",
        ),
        "zhao-2017": Source(
            "Zhao et al.: calcium or vitamin D supplements and fractures in community-dwelling older adults, "
            "JAMA 2017;318:2466-2482",
            "doi:10.1001/jama.2017.19344",
            "As reported by the article: no effect on fractures.",
        ),
    }
)


FOOD_DATA_SOURCES = ("frida-5.4", "fineli")
"""The tables that the foods come from, which every review names among its sources."""


def citation(key: str) -> str:
    """Return the source named `key` as one line for a list of references; KeyError where there is none."""
    source = SOURCES[key]
    return f"{source.title}. {source.reference}"
