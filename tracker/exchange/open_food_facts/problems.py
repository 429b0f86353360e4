"""Why a file of products cannot be read at all."""

from dataclasses import dataclass
from pathlib import Path

from tracker.locale import _
from tracker.problems import Problem


@dataclass(eq=False)
class ProductFileProblem(Problem):
    """A file of products that is not taken; nothing of it was stored."""

    path: Path


class NotOpenFoodFacts(ProductFileProblem):
    """A file that is no dump of Open Food Facts."""

    def sentence(self) -> str:
        return _(
            "{file} is no file of Open Food Facts: asked for is its JSONL, CSV or Parquet dump, packed or not, or one "
            "product's JSON, in UTF-8. Nothing was stored."
        ).format(file=self.path.name)


@dataclass(eq=False)
class FileCannotBeRead(ProductFileProblem):
    """The file is not there, or the system does not give it."""

    reason: str

    def sentence(self) -> str:
        return _("{file} cannot be read ({reason}). Nothing was stored.").format(
            file=self.path, reason=self.reason
        )


class CutOff(ProductFileProblem):
    """A packed file that ends too early."""

    def sentence(self) -> str:
        return _("{file} ends in the middle; get it once more. Nothing was stored.").format(
            file=self.path.name
        )


@dataclass(eq=False)
class ColumnTwice(ProductFileProblem):
    """A table with two columns of one name."""

    column: str

    def sentence(self) -> str:
        return _(
            "{file} has the column {column} twice, so it cannot be told which one holds. Nothing was stored."
        ).format(file=self.path.name, column=self.column)


class ReaderMissing(ProductFileProblem):
    """The library that reads Parquet is not installed."""

    def sentence(self) -> str:
        return _(
            "To read {file}, Parquet support is needed: pip install duckdb. The JSONL dump can be read without it. "
            "Nothing was stored."
        ).format(file=self.path.name)


@dataclass(eq=False)
class UnknownCountry(Problem):
    """A word that is no country."""

    text: str

    def sentence(self) -> str:
        return _(
            "“{text}” is no country; write its English name, as in --country denmark. Nothing was stored."
        ).format(text=self.text)
