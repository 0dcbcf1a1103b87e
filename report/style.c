#include "report/style.h"

#define COLOUR(name, day, night, on, least) { name, day, night, on, least },
const struct colour style_colours[] = {
#include "report/colour.def"
	{ 0 }
};
#undef COLOUR

static const char *const sheet[] = {
	"*{box-sizing:border-box}\n",
	"html{font:17px/1.62 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\","
	"\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif;color:var(--ink);"
	"background:var(--paper);"
	"-webkit-text-size-adjust:100%;scroll-behavior:auto}\n",
	"body{margin:0 auto;padding:0 1.25rem 4rem;max-width:50rem;overflow-wrap:break-word}\n",
	"main:focus{outline:none}\n",
	"a{color:var(--deep);text-underline-offset:.18em;text-decoration-thickness:.06em}\n",
	"a:hover{text-decoration-thickness:.14em}\n",
	":focus-visible{outline:3px solid var(--deep);outline-offset:3px}\n",
	".skip{position:absolute;left:-99rem;top:0;background:var(--deep);color:var(--on-deep);"
	"padding:.6rem 1rem;z-index:1}\n",
	".skip:focus{left:0}\n",
	"header{border-top:.5rem solid var(--deep);padding:3.2rem 0 1rem;margin-bottom:2rem}\n",
	".house{margin:0;font-weight:600;color:var(--deep)}\n",
	"h1,h2,h3,h4,h5,h6{font-family:\"Iowan Old Style\",\"Palatino Linotype\",Palatino,"
	"\"Book Antiqua\",\"URW Palladio L\",Georgia,\"Liberation Serif\",serif;font-weight:600;"
	"line-height:1.22;text-wrap:balance}\n",
	"h1{font-size:2.7rem;margin:.5rem 0 .6rem;letter-spacing:-.012em}\n",
	"h2{font-size:1.8rem;margin:4.2rem 0 1rem;padding-top:1.1rem;border-top:1px solid "
	"var(--line)}\n",
	"h3{font-size:1.32rem;margin:2.6rem 0 .6rem}\n",
	"h4{font-size:1.1rem;margin:2rem 0 .4rem}\n",
	".period{margin:0;font-size:1.15rem;color:var(--soft)}\n",
	".notice{margin:1.6rem 0 0;padding:.7rem 1rem;border:2px solid var(--warm);"
	"color:var(--brown);background:var(--cream);font-weight:600}\n",
	"nav{background:var(--pale);padding:1.4rem 1.6rem 1.5rem}\n",
	"nav h2{font-size:1.15rem;margin:0 0 .5rem;padding:0;border:0}\n",
	"nav ol{margin:0;padding:0;list-style:none;columns:17rem;column-gap:2.5rem}\n",
	"nav li{margin:0 0 .36rem;break-inside:avoid}\n",
	"p,ul,ol,dl,blockquote{margin:0 0 1.05rem;max-width:68ch}\n",
	"li{margin:.3rem 0}\n",
	"dt{font-weight:600;margin-top:.9rem}\n",
	"dd{margin:.1rem 0 0;color:var(--ink)}\n",
	"blockquote{padding:.1rem 1.2rem;border-inline-start:4px solid var(--mid);color:var(--ink);"
	"font-family:\"Iowan Old Style\",\"Palatino Linotype\",Palatino,Georgia,"
	"\"Liberation Serif\",serif;font-size:1.08rem}\n",
	"blockquote p{margin:.3rem 0}\n",
	".note{margin:1.6rem 0;padding:1.1rem 1.3rem .2rem;background:var(--pale);"
	"border-inline-start:4px solid var(--deep)}\n",
	".lead{font-weight:600;margin-bottom:.35rem}\n",
	"figure{margin:2.4rem 0 2.8rem}\n",
	"figcaption{font-weight:600;font-size:1.12rem;line-height:1.35;margin-bottom:1.1rem;"
	"max-width:60ch;text-wrap:balance}\n",
	".wide{overflow-x:auto;margin:1.6rem 0 2rem}\n",
	"table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.42}\n",
	"caption{text-align:left;max-width:calc(100vw - 3rem);"
	"font-weight:600;color:var(--soft);padding-bottom:.55rem}\n",
	"th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;"
	"border-bottom:1px solid var(--line);min-width:3.4rem;overflow-wrap:normal}\n",
	"th:last-child,td:last-child{padding-right:.2rem}\n",
	"thead th{vertical-align:bottom;border-bottom:2px solid var(--ink);font-weight:600}\n",
	"tbody th{font-weight:500;min-width:5.2rem}\n",
	".total th,.total td{border-top:2px solid var(--ink);border-bottom:2px solid var(--ink);"
	"font-weight:600}\n",
	".n{text-align:right;font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}\n",
	"th.n{white-space:normal}\n",
	".none{color:var(--soft)}.n.none{white-space:normal}\n",
	".tone{font-weight:600;white-space:nowrap}\n",
	".good{color:var(--good)}.fair{color:var(--deep)}.warn{color:var(--warn)}"
	".bad{color:var(--alarm)}"
	".quiet{color:var(--soft);font-weight:500}\n",
	".chart{display:block;overflow:hidden;margin-bottom:.4rem}\n",
	".chart text{font-size:14px;fill:var(--ink);unicode-bidi:plaintext}\n",
	".chart .value{font-weight:600;font-variant-numeric:tabular-nums}\n",
	".chart .tick,.chart .note{fill:var(--soft);font-size:13px}\n",
	".chart .note{fill:var(--brown)}\n",
	".track{fill:var(--track)}.bar{fill:var(--mid)}.bar.all{fill:var(--deep)}\n",
	".grid{stroke:var(--line);stroke-width:1}\n",
	".limit{stroke:var(--ink);stroke-width:1.5}\n",
	".target{stroke:var(--warm);stroke-width:2;stroke-dasharray:6 4}\n",
	"line.halo{stroke:var(--paper);stroke-width:6}.mark{stroke:var(--warm);stroke-width:2.5}\n",
	".band{fill:var(--band);fill-opacity:.75}\n",
	".line{fill:none;stroke:var(--deep);stroke-width:2.5;vector-effect:non-scaling-stroke;"
	"stroke-linejoin:round}.curve{fill:none}\n",
	".point{fill:var(--paper);stroke:var(--deep);stroke-width:2}\n",
	".part{stroke:var(--paper);stroke-width:1.5}\n",
	".chart .inside,.chart .halo{stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;"
	"paint-order:stroke}.chart .inside{font-weight:600}\n",
	".p0 rect{fill:var(--part0)}.p1 rect{fill:var(--part1)}.p2 rect{fill:var(--part2)}"
	".p3 rect{fill:var(--part3)}.p4 rect{fill:var(--part4)}.p5 rect{fill:var(--part5)}\n",
	".p1 path{stroke:var(--stroke1);stroke-width:1.6}.p2 path{stroke:var(--stroke2);"
	"stroke-width:1.3}.p3 path{fill:var(--stroke3)}.p4 path{stroke:var(--stroke4);"
	"stroke-width:1.4}.p5 path{stroke:var(--stroke5)}\n",
	".key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;"
	"font-size:.86rem;margin:.2rem 0 1rem}\n",
	".key svg{vertical-align:-1px;margin-inline-end:.45rem}\n",
	"footer{margin-top:4.5rem;padding-top:1.2rem;border-top:.5rem solid var(--deep);"
	"font-size:.88rem;color:var(--soft)}\n",
	".seal{font-family:ui-monospace,\"Cascadia Mono\",Menlo,Consolas,\"Liberation Mono\","
	"monospace;font-size:.84rem}\n",
	"@media(max-width:34rem){html{font-size:16px}h1{font-size:2rem}h2{font-size:1.5rem;"
	"margin-top:3rem}header{padding-top:1.8rem}nav{padding:1.1rem}"
	"table{font-size:.84rem}th,td{padding-right:.65rem;min-width:2.6rem}"
	"td:not(.n){min-width:7.5rem}}\n",
	"@media print{@page{size:A4;margin:18mm 17mm;@bottom-right{content:counter(page) \" / \" "
	"counter(pages);font:9pt sans-serif}}html{font-size:10.5pt}body{max-width:none;"
	"padding:0}.skip,nav{display:none}header{padding-top:1cm}h2{margin-top:1.2cm;"
	"break-after:avoid}h3,h4,figcaption,caption{break-after:avoid}svg,tr,.note,blockquote"
	"{break-inside:avoid}caption,thead{break-after:avoid}tbody tr:first-child"
	"{break-before:avoid}.wide{overflow:visible}thead{display:table-header-group}"
	"a{color:inherit}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n",
	0
};

static void colours(FILE *f, bool night)
{
	fprintf(f, ":root{color-scheme:%s", night ? "dark" : "light");
	for (const struct colour *c = style_colours; c->name; c++)
		fprintf(f, ";--%s:%s", c->name, night ? c->night : c->day);
	fputs("}", f);
}

void style_write(FILE *f, bool nights)
{
	colours(f, false);
	putc('\n', f);
	for (const char *const *s = sheet; *s; s++)
		fputs(*s, f);
	if (!nights)
		return;
	/* A page is printed by day whatever the screen likes. */
	fputs("@media screen and (prefers-color-scheme:dark){", f);
	colours(f, true);
	fputs("}\n", f);
}
