// Rules of this house that oxlint has no rule for, in the ESLint shape that oxlint loads.
interface Name {
  type: string;
  name?: string;
}
interface Node {
  type: string;
  callee?: Node;
  object?: Name;
  property?: Name;
  computed?: boolean;
  name?: string;
  arguments?: unknown[];
  typeAnnotation?: { typeName?: Name };
  loc: { start: { line: number }; end: { line: number } };
}
interface Comment {
  value: string;
  loc: { start: { line: number }; end: { line: number } };
}
interface Context {
  report(finding: { node: Node; message: string }): void;
  sourceCode: { getAllComments(): Comment[] };
}

const AMBIENT: Readonly<Record<string, readonly string[]>> = {
  Date: ["now"],
  Math: ["random"],
  performance: ["now", "timeOrigin"],
  crypto: ["randomUUID", "getRandomValues"],
  DateTime: ["now", "local", "utc"],
};
/** Luxon's constructors read the clock only when called without a moment. */
const AMBIENT_ONLY_WHEN_EMPTY = ["local", "utc"];

const WHY = "shared/ is pure: hand in the moment, the random bytes or the id as an argument.";

const isDate = (callee: Node | undefined): boolean => callee?.type === "Identifier" && callee.name === "Date";

function isAmbientMember(node: Node, argumentCount: number | undefined): boolean {
  const property = node.property?.name ?? "";
  if (!AMBIENT[node.object?.name ?? ""]?.includes(property)) return false;
  return AMBIENT_ONLY_WHEN_EMPTY.includes(property) ? argumentCount === 0 : true;
}

const noAmbientInput = {
  create: (context: Context) => ({
    NewExpression(node: Node): void {
      if (isDate(node.callee) && node.arguments?.length === 0) context.report({ node, message: `new Date(): ${WHY}` });
    },
    CallExpression(node: Node): void {
      // Date(...) as a function gives the present moment as text, whatever it is given.
      if (isDate(node.callee)) context.report({ node, message: `Date(): ${WHY}` });
      else if (node.callee?.type === "MemberExpression" && isAmbientMember(node.callee, node.arguments?.length)) {
        context.report({ node, message: `${node.callee.object?.name}.${node.callee.property?.name}(): ${WHY}` });
      }
    },
    MemberExpression(node: Node): void {
      // Passing the function on (`const now = Date.now`) reads the clock as well, only later.
      if (!isAmbientMember(node, undefined)) return;
      context.report({ node, message: `${node.object?.name}.${node.property?.name}: ${WHY}` });
    },
  }),
};

const isConst = (node: Node): boolean => node.typeAnnotation?.typeName?.name === "const";

/** A cast overrules the compiler: its reason stands beside it, or once in the file in a comment that speaks of casts. */
const reasonedCast = {
  create: (context: Context) => ({
    TSAsExpression(node: Node): void {
      if (isConst(node)) return;
      const { start, end } = node.loc;
      const isBeside = ({ loc }: Comment): boolean => loc.end.line >= start.line - 1 && loc.start.line <= end.line + 1;
      const speaksOfCasts = ({ value }: Comment): boolean => /(^|\s)casts?\b/i.test(value);
      if (context.sourceCode.getAllComments().some((comment) => isBeside(comment) || speaksOfCasts(comment))) return;
      context.report({ node, message: "A cast needs its reason in a comment beside it." });
    },
  }),
};

// oxlint takes a plugin from its file's default export.
export default {
  meta: { name: "deskwatch" },
  rules: { "no-ambient-input": noAmbientInput, "reasoned-cast": reasonedCast },
};
