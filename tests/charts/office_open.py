"""What must be true of every Office Open XML file that we write (PPTX, DOCX, XLSX), looked at part by part."""

import io
import posixpath
import re
from zipfile import ZipFile

from lxml import etree

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def faults(data: bytes) -> list:
    """Sentences: what is wrong in a file, and in the workbooks inside it. None for a good one."""
    lines = []
    with ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        lines += [f"{name} twice" for name in set(names) if names.count(name) > 1]
        for name in names:
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(package.read(name))
                for look in (_relationships, _axes, _shapes, _sizes, _text):
                    lines += [f"{name}: {fault}" for fault in look(tree, name, set(names), package)]
            elif name.endswith(".xlsx"):
                lines += [f"{name}: {fault}" for fault in faults(package.read(name))]
    return lines


def _relationships(tree, name, names, package):
    """Every relationship leads to a part, and every mention of one to a relationship."""
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        targets = [e.get("Target") for e in tree.iter(f"{{{RELATIONSHIPS}}}Relationship") if e.get("TargetMode") != "External"]
        return [
            f"leads to {t}, which is missing"
            for t in targets
            if posixpath.normpath(posixpath.join("/", folder, t)).lstrip("/") not in names
        ]
    folder, file = posixpath.split(name)
    ids = set()
    if (path := f"{folder}/_rels/{file}.rels".lstrip("/")) in names:
        ids = {e.get("Id") for e in etree.fromstring(package.read(path))}
    mentioned = {v for e in tree.iter() for a, v in e.attrib.items() if a.startswith(RELATED)}
    return [f"names a relationship {i}, which is missing" for i in sorted(mentioned - ids)]


def _axes(tree, name, names, package):
    """Axes have numbers of their own, 1 to 2³² - 1, which the plots and the crossing axes mention."""
    axes = [
        e.find(f"{CHART}axId").get("val")
        for e in tree.iter()
        if isinstance(e.tag, str) and re.fullmatch(f"{re.escape(CHART)}(cat|val|date|ser)Ax", e.tag)
    ]
    mentioned = {e.get("val") for e in tree.iter(f"{CHART}axId", f"{CHART}crossAx")}
    wrong = [i for i in mentioned if not i.isdigit() or not 0 < int(i) < 2**32]
    return [f"axis {i}" for i in wrong] + (["axes"] if len(set(axes)) < len(axes) or mentioned != set(axes) else [])


def _shapes(tree, name, names, package):
    """The shapes of a slide have positive numbers of their own, and so have the slides of a presentation."""
    ids = [e.get("id") for e in tree.iter(f"{SLIDES}cNvPr")]
    slides = [e.get("id") for e in tree.iter(f"{SLIDES}sldId")]
    wrong = [i for i in ids if not i.isdigit() or int(i) < 1] + [i for i in slides if not 256 <= int(i) < 2**31]
    return [f"number {i}" for i in wrong] + [f"number {i} twice" for of in (ids, slides) for i in set(of) if of.count(i) > 1]


def _sizes(tree, name, names, package):
    """Nothing has a negative size, or type below one point."""
    sizes = [
        (e.tag.rpartition("}")[2], a, e.get(a))
        for e in tree.iter(f"{DRAWING}ext", f"{SLIDES}ext")
        for a in ("cx", "cy")
        if e.get(a)
    ]
    sizes += [(e.tag.rpartition("}")[2], "h", e.get("h")) for e in tree.iter(f"{DRAWING}tr")]
    sizes += [(e.tag.rpartition("}")[2], "w", e.get("w")) for e in tree.iter(f"{DRAWING}gridCol")]
    small = [
        e.get("sz")
        for e in tree.iter()
        if isinstance(e.tag, str) and e.tag.startswith(DRAWING) and e.get("sz", "100").isdigit() and int(e.get("sz", 100)) < 100
    ]
    return [f"{tag} {a}={v}" for tag, a, v in sizes if int(v) < 0] + [f"type of {size}" for size in small]


def _text(tree, name, names, package):
    """No text holds a character that XML cannot (lxml refuses to read it; this is for those it lets pass)."""
    return [f"text {e.text!r}" for e in tree.iter() if e.text and re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", e.text)]
