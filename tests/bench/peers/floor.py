"""The floor: a static page with plotly.js and four charts, compressed and kept by the browser; a choice of offices redraws them in place."""

import gzip
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import content
import plotly

LIBRARY = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
OFFICES = list(content.OFFICES)[:3]
CHOICES = list(content.INDICATORS)[:2]
FIGURES = {o: {**content.figures(o, CHOICES[0]), "second": content.figures(o, CHOICES[1])["trend"]} for o in OFFICES}
PAGE = f"""<!doctype html><meta charset="utf-8"><title>floor</title>
<script src="plotly.js"></script>
<h1>指标</h1><select id="office">{"".join(f"<option>{o}</option>" for o in OFFICES)}</select>
<div id="trend"></div><div id="changes"></div><div id="peers"></div><div id="second"></div>
<script>
const figures = {json.dumps(FIGURES)}, choice = document.getElementById("office");
const draw = () => {{ for (const [name, f] of Object.entries(figures[choice.value])) Plotly.react(name, f.data, f.layout, {{displayModeBar: false}}); }};
choice.onchange = draw; draw();
</script>"""
FILES = {"/plotly.js": (gzip.compress(LIBRARY), "text/javascript"), "/": (gzip.compress(PAGE.encode()), "text/html")}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        data, kind = FILES.get(self.path, FILES["/"])
        self.send_response(200)
        caching = "max-age=31536000, immutable" if kind == "text/javascript" else "no-cache"
        for name, value in (
            ("Content-Type", kind),
            ("Content-Encoding", "gzip"),
            ("Content-Length", len(data)),
            ("Cache-Control", caching),
        ):
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
