import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { documentHtml, element, list, table } from "../../../shared/words/document.ts";

test("a document admits its own style by its hash, and nothing else that could load or run", () => {
  const html = documentHtml({ title: "Minutes", body: [] });
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
});

test("whatever anybody typed stands in it as text", () => {
  const typed = `<script>alert("1")</script> & 'more'`;
  const said = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;";
  const body = [element("p", typed), list([typed]), table(typed, [typed], [[typed]])];
  const html = documentHtml({ title: typed, body });
  expect(html).not.toContain("<script>");
  expect(html.split(said).length - 1).toBe(7);
});
