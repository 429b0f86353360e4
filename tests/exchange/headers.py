"""The columns of the formats, as their programs document them; of nutrients that the tracker does not read only some."""


def _columns(names: str) -> list[str]:
    return names.split(",")


CRONOMETER_2016 = _columns(
    "Day,Food Name,Amount,Energy (kcal),Alcohol (g),Caffeine (mg),Water (g),B1 (Thiamine) (mg),"
    "Vitamin A (IU),Vitamin C (mg),Vitamin D (IU),Vitamin E (mg),Calcium (mg),Copper (mg),Iron (mg),"
    "Protein (g),Valine (g)"
)
CRONOMETER_2020 = _columns(
    "Day,Time,Group,Food Name,Amount,Energy (kcal),B1 (Thiamine) (mg),Choline (mg),Vitamin A (IU),"
    "Vitamin C (mg),Calcium (mg),Copper (mg),Iron (mg),Protein (g),Valine (g),Category"
)
CRONOMETER_2025 = _columns(
    "Day,Group,Food Name,Amount,Energy (kcal),Alcohol (g),Vitamin A (µg),Vitamin C (mg),"
    "Vitamin D (IU),Vitamin E (mg),Calcium (mg),Iron (mg),Protein (g),Valine (g),Category"
)
CRONOMETER_DAYS = _columns(
    "Date,Energy (kcal),Alcohol (g),Oxalate (mg),Phytate (mg),Vitamin D (IU),Calcium (mg),Iron (mg),"
    "Valine (g),Completed"
)
ASA24_ITEMS = _columns(
    "RecallRecId,UserName,UserID,RecallNo,RecallAttempt,RecallStatus,IntakeStartDateTime,"
    "IntakeEndDateTime,ReportingDate,Lang,Occ_No,Occ_Time,Occ_Name,EatWith,FoodNum,FoodType,FoodCode,"
    "FoodAmt,KCAL,PROT,CALC,IRON,VITD,CHOLN,FoodComp,Food_Description"
)
ASA24_INS = _columns(
    "RecallRecId,UserName,UserID,RecallNo,RecallAttempt,RecallStatus,IntakeStartDateTime,"
    "IntakeEndDateTime,ReportingDate,Lang,Occ_No,Occ_Time,Occ_Name,SupplNum,SupplCode,SupplUnit,"
    "SupplAmount,KCAL,CALC,IRON,VITD,SupplComp,Suppl_Description"
)
ASA24_TOTALS = _columns(
    "RecallRecId,UserName,UserID,RecallNo,RecallAttempt,RecallStatus,IntakeStartDateTime,NumFoods,"
    "KCAL,CALC,VITD,DataComp"
)
INTAKE24_LABELS = _columns(
    "User ID,Survey Alias / username,Submission ID,Start DateTime,Recall Date,Meal index,Meal ID,"
    "Meal name,Meal time,Food index,Food code,Name (en),Name (local),Search term,Food group (en),"
    "Missing name,Missing brand,Missing portion size,Portion Weight,Energy,Calcium,Vitamin D"
)
INTAKE24_IDS = _columns(
    "userId,username,submissionId,startTime,recallDate,mealIndex,mealId,name,time,foodIndex,code,"
    "englishName,localName,searchTerm,foodGroupEnglishName,missingName,missingBrand,missingPortionSize,"
    "portionWeight,energy,calcium,vitaminD"
)
OPENNUTRITRACKER = _columns(
    "id,date_time,type,amount,unit,meal_code,meal_name,meal_brands,meal_quantity,meal_unit,"
    "meal_serving_quantity,meal_serving_unit,kcal_per_100g,protein_per_100g,calcium_per_100g,"
    "iron_per_100g,vitamin_c_per_100g,vitamin_d_per_100g"
)
MYFITNESSPAL = _columns(
    "Date,Meal,Calories,Fat (g),Saturated Fat,Sodium (mg),Carbohydrates (g),Fiber,Sugar,Protein (g),"
    "Vitamin A,Vitamin C,Calcium,Iron,Note"
)
