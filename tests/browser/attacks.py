"""Texts that leave a trace in the page if a browser takes them for anything but text."""

from __future__ import annotations

from hostile import TEXTS

MARK = "window.__pwned=1"
ATTACKS = {
    "script": f"<script>{MARK}</script>",
    "script after an attribute": f'"><script>{MARK}</script>',
    "script after a title": f"</title><script>{MARK}</script>",
    "script after a style": f"</style><script>{MARK}</script>",
    "script after a comment": f"--><script>{MARK}</script>",
    "image": f"<img src=x onerror={MARK}>",
    "image in an attribute": f"' \"><img src=x onerror={MARK}>",
    "drawing": f"<svg onload={MARK}><animate onbegin={MARK} attributeName=x dur=1s>",
    "formula": f"<math><mtext><img src=x onerror={MARK}></mtext></math>",
    "details": f"<details open ontoggle={MARK}>",
    "field": f"<input autofocus onfocus={MARK}>",
    "frame": f"<iframe srcdoc='<script>parent.{MARK[7:]}</script>'></iframe>",
    "handler": f"\" onmouseover={MARK} autofocus onfocus={MARK} x='",
    "event of the body": f"<body onload={MARK}>",
    "form": "<form action=https://example.org><button>",
    "request": "<link rel=stylesheet href=https://example.org/a.css><object data=https://example.org/></object>",
    "style": "<style>*{background:url(https://example.org/)}</style><p style=position:fixed>",
    "piled marks": "e" + "\u0301\u0323" * 100,
    "right to left words": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "beyond the first plane": "\U0001f600\U0001d518",
}
EVERYTHING = " ".join([*ATTACKS.values(), *TEXTS.values()])
