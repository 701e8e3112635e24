/** A document somebody prints, keeps or sends: plain HTML that needs no other file and runs nothing. */
export interface DocumentText {
  readonly title: string;
  /** Parts made by the functions below. */
  readonly body: readonly Markup[];
}

/** Text that is HTML already. Everything else is escaped where it enters. */
export interface Markup {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** An element with text in it: whatever anybody typed is text and nothing else. */
export function element(name: "h1" | "h2" | "h3" | "p" | "li" | "td" | "th" | "caption", text: string): Markup {
  return { html: `<${name}>${escaped(text).replaceAll("\n", "<br>")}</${name}>` };
}

export function list(items: readonly string[]): Markup {
  return { html: `<ul>${items.map((item) => element("li", item).html).join("")}</ul>` };
}

export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => element("td", cell).html).join("")}</tr>`).join("");
  const said = element("caption", caption).html;
  return { html: `<table>${said}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>` };
}

const STYLE = `
  body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h3 { font-size: 1rem; }
  table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .4rem 0; }
  th, td { border: 1px solid #777; padding: .3rem .5rem; text-align: left; vertical-align: top; }
  h2, h3, tr { break-inside: avoid; } @page { margin: 18mm; }
`;

/** Admits that style and no other; a test makes it again. */
const STYLE_HASH = "'sha256-Ttvsy7x+br2WS6Y/bw42fj3T5UaN7h00vGUcJXmumWo='";

/** The whole file. It may load nothing and run nothing, wherever it is opened. */
export function documentHtml({ title, body }: DocumentText): string {
  return [
    "<!doctype html>",
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${STYLE_HASH}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    `<body><main>${element("h1", title).html}${body.map(({ html }) => html).join("\n")}</main></body></html>`,
    "",
  ].join("\n");
}
