"""Files and programs that know the former names of columns go on working (the unit was called measure until version 1.0)."""

import pytest
from given import TABLES, catalogue

from etl.catalogue.catalogue import differences, parse
from etl.tables.read import read

FORMER = {name: text.replace("unit_zh", "measure_zh").replace("unit_en", "measure_en") for name, text in TABLES.items()}


def test_a_catalogue_with_the_former_names_is_the_same_catalogue():
    former = parse({name: text.encode() for name, text in FORMER.items()})
    assert former.problems == [] and differences(former, catalogue()) == ""
    assert former.tables["indicators.csv"][0]["unit_zh"] == "件"


@pytest.mark.parametrize("header", ["measure", "计量单位", "unit_of_measure", "单位"])
def test_a_column_of_units_is_known_by_each_of_its_names(header):
    office = "机构" if header == "单位" else "单位"
    sheet = read(f"{office},指标,时期,数值,{header}\n东区,来信,2024,5,件\n".encode(), "a.csv", catalogue())
    assert sheet.problems == [] and sheet.texts["unit"] == ["件"] and sheet.texts["office"] == ["东区"]
