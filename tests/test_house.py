"""The house itself: who may import whom, nothing half translated, the documents true."""

import ast
import gettext
import graphlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import grimp
import pytest
from tools import ROOT

LIBRARIES = {  # room or file: the libraries that it may import; who may import whom is in pyproject.toml, [tool.importlinter]
    "dashboard.py": {"streamlit", "starlette"},
    "pages": set(),
    "pages/shell/screen.py": {"streamlit"},
    "pages/shell/inbox.py": {"starlette"},
    "pages/shell/static.py": {"starlette"},
    "pages/components/view/front.py": {"starlette"},
    "pages/components/view/files.py": {"starlette"},
    "pages/components/plot": {"starlette", "plotly"},
    "pages/upload/draft_grid.py": {"pandas"},
    "pages/upload/prose.py": {"pandas"},
    "api": {"starlette"},
    "charts": {"openpyxl"},
    "charts/panel": {"pptx", "docx"},
    "views": set(),
    "views/html.py": {"jinja2"},
    "wording": set(),
    "worker": set(),
    "wording/finding.py": {"pypinyin"},
    "wording/saving.py": {"openpyxl"},
    "db": {"duckdb", "pandas"},
    "etl": {"pandas", "filelock"},
    "etl/catalogue/identity.py": {"pypinyin"},
    "etl/formats": {"openpyxl"},
    "etl/report/pdf.py": {"pypdf"},
    "etl/store/postgres.py": {"psycopg"},
    "etl/store/s3.py": {"boto3", "botocore"},
    "etl/workbooks": {"openpyxl"},
}
OURS = {"api", "charts", "db", "etl", "pages", "views", "wording", "worker"}
SOURCES = [ROOT / "dashboard.py", *sorted(p for room in OURS for p in (ROOT / room).rglob("*.py"))]


def imported(path) -> set:
    tree = ast.parse(path.read_text("utf-8"))
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return {n.split(".")[0] for n in names} - set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_its_libraries(path):
    name = path.relative_to(ROOT).as_posix()
    room = max((r for r in LIBRARIES if name == r or name.startswith(f"{r}/")), key=len)
    assert imported(path) - OURS <= LIBRARIES[room]


def test_who_imports_whom_is_as_agreed():
    done = subprocess.run([Path(sys.executable).with_name("lint-imports")], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def floors(edges: dict) -> dict:
    """node → its floor: one above the highest that it stands on. edges: node → those that it imports. Raises CycleError for a circle."""
    floor_of = {}
    for node in graphlib.TopologicalSorter(edges).static_order():
        floor_of[node] = 1 + max((floor_of[other] for other in edges.get(node, ())), default=0)
    return floor_of


def test_no_two_files_import_each_other_and_etl_has_nine_floors_of_rooms():
    graph = grimp.build_graph(*sorted(OURS))
    files = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert floors(files)
    rooms = {}
    for module, others in files.items():
        if module.startswith("etl."):
            mine = rooms.setdefault(room_of(module), set())
            mine |= {room_of(other) for other in others if other.startswith("etl.")} - {room_of(module)}
    assert max(floors(rooms).values()) <= 9


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_a_reader_bears(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


PICTURES = {
    "said",
    "found",
    "told",
    "laid",
    "taken",
    "known",
    "things",
    "asked",
    "heard",
}  # which name nothing: a name says what it is


def functions(path) -> list:
    """(function, whether others may call it) of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    homes = [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))]
    public = {n for home in homes for n in home.body if (name := getattr(n, "name", "_")) == "__init__" or name[0] != "_"}
    return [(n, n in public) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("room", sorted(OURS))
def test_names_say_what_they_name(room):
    for path in (p for p in SOURCES if p.is_relative_to(ROOT / room)):
        tree = ast.parse(path.read_text("utf-8"))
        stored = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        stored |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
        arguments = {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        assert not PICTURES & (stored | arguments | {function.name for function, _ in functions(path)}), path


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.js")), ids=lambda p: str(p.relative_to(ROOT)))
def test_names_of_a_script_say_what_they_name(path):
    code = re.sub(r"//.*|`[^`]*`|\"[^\"\n]*\"", "", path.read_text("utf-8"))
    assert not PICTURES & set(re.findall(r"\w+", code))


def is_bare(annotation) -> bool:
    """Whether a type names a container without saying what it holds."""
    held = {n.value for n in ast.walk(annotation) if isinstance(n, ast.Subscript)}
    names = (n for n in ast.walk(annotation) if isinstance(n, ast.Name) and n not in held)
    return any(
        n.id in ("list", "dict", "set", "tuple", "frozenset", "Callable", "Iterable", "Mapping", "Sequence") for n in names
    )


@pytest.mark.parametrize("room", sorted(OURS))
def test_rooms_say_what_they_give_each_other(room):
    for path in (p for p in SOURCES if p.is_relative_to(ROOT / room)):
        tree = ast.parse(path.read_text("utf-8"))
        fields = [n for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for n in c.body if isinstance(n, ast.AnnAssign)]
        assert [n.target.id for n in fields if is_bare(n.annotation)] == [], path
        for function in (function for function, is_public in functions(path) if is_public):
            arguments = [a for a in (*function.args.args, *function.args.kwonlyargs) if a.arg not in ("self", "cls")]
            assert all(a.annotation and not is_bare(a.annotation) for a in arguments), (path, function.name)
            assert function.name == "__init__" or (function.returns and not is_bare(function.returns)), (path, function.name)


STATEMENT = r"""["']\s*(select|from|with|insert|update|delete|create|drop|alter|attach|copy|describe|set) .*[\w"']"""


def test_sql_lies_in_sql_files_and_is_put_together_in_one_place():
    for path in SOURCES:
        code = path.read_text("utf-8")
        if path.relative_to(ROOT).parts[0] != "db":
            assert not re.search(r"""["'](select|insert into|create table) """, code, re.IGNORECASE), path
        elif path.name != "statements.py":
            assert not re.search(r"\bf" + STATEMENT, code), path


@pytest.mark.parametrize("path", sorted((ROOT / "db" / "sql").rglob("*.sql")), ids=lambda p: p.stem)
def test_every_query_says_its_grain_first(path):
    assert path.read_text("utf-8").startswith("-- ")


SPOKEN = {"t", "later", "rich"}


def sentences() -> set:
    """Every Chinese sentence of the source that is translated when it is used."""
    texts = set()
    for path in SOURCES:
        for call in (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call) and n.args):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in SPOKEN and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
                texts.add(call.args[0].value)
    return texts


@pytest.fixture(scope="module")
def english() -> dict:
    with (ROOT / "locale/en/LC_MESSAGES/messages.mo").open("rb") as file:
        return {k: v for k, v in gettext.GNUTranslations(file)._catalog.items() if k}


def test_every_sentence_has_its_english_and_no_english_is_idle(english):
    assert sentences() == set(english)


def test_placeholders_are_the_same_in_both_languages(english):
    for chinese, translation in english.items():
        assert set(re.findall(r"{(\w+)", chinese)) == set(re.findall(r"{(\w+)", translation)), chinese


def test_the_compiled_english_is_that_of_the_source(english):
    from babel.messages.pofile import read_po

    with (ROOT / "locale/en/LC_MESSAGES/messages.po").open("rb") as file:
        assert {m.id: m.string for m in read_po(file) if m.id} == english


def test_the_compiled_words_of_argparse_are_those_of_the_source():
    from babel.messages.pofile import read_po

    folder = ROOT / "locale/zh/LC_MESSAGES"
    with (folder / "argparse.po").open("rb") as source, (folder / "argparse.mo").open("rb") as made:
        compiled = gettext.GNUTranslations(made)
        for message in (m for m in read_po(source) if m.id):
            words = [compiled.gettext(message.id)] if isinstance(message.id, str) else [compiled.ngettext(*message.id, 2)]
            assert words == [*([message.string] if isinstance(message.string, str) else message.string)]


def test_no_chinese_sentence_is_left_out_of_translation():
    """A Chinese literal in a page is in a translated call, or is both languages' (语言 / Language)."""
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for path in [p for p in SOURCES if p.relative_to(ROOT).parts[0] in ("pages", "dashboard.py")]:
        tree = ast.parse(path.read_text("utf-8"))
        documented = {
            id(n.body[0].value)
            for n in ast.walk(tree)
            if isinstance(n, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(n)
        }
        spoken = {
            id(a)
            for n in ast.walk(tree)
            if isinstance(n, ast.Call) and getattr(n.func, "id", getattr(n.func, "attr", "")) in SPOKEN
            for a in n.args
        }
        loose = [
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant)
            and isinstance(n.value, str)
            and chinese.search(n.value)
            and id(n) not in documented | spoken
            and "Language" not in n.value
            and "Governance" not in n.value
        ]
        assert loose == [], path


LOCKS = ["requirements", "requirements-shared", "requirements-sign-on", "tests/requirements"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_is_named_at_its_version_and_a_hash_of_each(name):
    """`make locks` after a change of a requirements*.txt (docs/decisions/017-locks.md)."""
    locked = re.findall(r"^([\w.\[\]-]+)==(\S+)(.*(?:\n    .*)*)", (ROOT / f"{name}.lock").read_text("utf-8"), re.MULTILINE)
    assert [package for package, _, rest in locked if "--hash=sha256:" not in rest] == []
    assert wanted(ROOT / f"{name}.txt").items() <= {spelling(package): version for package, version, _ in locked}.items()


def wanted(path) -> dict:
    """package → version of a requirements*.txt and of those that it takes in."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    more = [wanted(path.parent / line.removeprefix("-r ")) for line in lines if line.startswith("-r ")]
    named = dict(line.split("==") for line in lines if "==" in line)
    assert len(named) + len(more) == len(lines)  # every package with its version
    return {spelling(package): version for package, version in named.items()} | {k: v for one in more for k, v in one.items()}


def spelling(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package.partition("[")[0]).lower()


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "ty check"])
def test_style_layout_and_types_are_without_a_finding(command):
    tool, *arguments = command.split()
    where = ["--python", sys.prefix] if tool == "ty" else []
    done = subprocess.run([sys.executable, "-m", tool, *arguments, *where], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_no_two_test_files_have_one_name():
    """They are no packages: pytest knows them by their names alone."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_query_that_is_named_is_there_and_none_is_idle():
    """A query is named by its path below db/sql; a rule by its folder (db.names); some by a folder and a name that stands in a table of names."""
    there = {path.relative_to(ROOT / "db/sql").with_suffix("").as_posix() for path in (ROOT / "db" / "sql").rglob("*.sql")}
    code = "\n".join(path.read_text("utf-8") for path in [*SOURCES, *(ROOT / "tests").rglob("*.py")])
    named = set(re.findall(r'"((?:page|record|check|release|store)/[a-z_/]+)"', code))
    assert {name for name in named if not (ROOT / "db/sql" / name).is_dir()} <= there
    assert re.findall(r'\b(?:records|rows|query)\(\s*"([a-z_]+)"', code) == []  # without its folder
    by_name = {folder for folder in re.findall(r'f"([a-z/]+)/\{', code)}
    idle = {
        name
        for name in there - named - {"macros"}
        if not name.startswith("check/rules/")
        and not (name.rpartition("/")[0] in by_name and f'"{name.rpartition("/")[2]}"' in code)
    }
    assert idle == set()
