// Rules of this house that oxlint has no rule for, in the ESLint shape that oxlint loads.
import { doorRule } from "./door-rule.ts";

interface Place {
  loc: { start: { line: number }; end: { line: number } };
}
interface Node extends Place {
  type: string;
  name?: string;
  value?: unknown;
  callee?: Node;
  object?: Node;
  property?: Node;
  id?: Node;
  init?: Node | null;
  key?: Node;
  properties?: Node[];
  arguments?: unknown[];
  typeAnnotation?: { typeName?: Node };
}
interface Comment extends Place {
  value: string;
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

/** The last name of `Date`, `globalThis.Date` or `globalThis["Date"]`. */
function lastName(node: Node | null | undefined): string {
  if (!node) return "";
  if (node.type === "MemberExpression") return lastName(node.property);
  return node.name ?? (typeof node.value === "string" ? node.value : "");
}

/** `undefined` for the argument count means that the member is passed on and not called. */
function isAmbientMember(node: Node, argumentCount: number | undefined): boolean {
  const property = lastName(node.property);
  if (!AMBIENT[lastName(node.object)]?.includes(property)) return false;
  return AMBIENT_ONLY_WHEN_EMPTY.includes(property) ? argumentCount === 0 : true;
}

const noAmbientInput = {
  create(context: Context) {
    const refuse = (node: Node, what: string): void => context.report({ node, message: `${what}: ${WHY}` });
    return {
      NewExpression(node: Node): void {
        if (lastName(node.callee) !== "Date") return;
        if (node.arguments?.length === 0) refuse(node, "new Date()");
        // Year, month and day in parts are read in the zone of whatever machine this runs on.
        if ((node.arguments?.length ?? 0) > 1) refuse(node, "new Date(year, month, ...)");
      },
      CallExpression(node: Node): void {
        // Date(...) as a function gives the present moment as text, whatever it is given.
        if (lastName(node.callee) === "Date") refuse(node, "Date()");
        const isEmptyCall = node.callee?.type === "MemberExpression" && node.arguments?.length === 0;
        // Every other ambient member is met below, called or not.
        if (isEmptyCall && node.callee && AMBIENT_ONLY_WHEN_EMPTY.includes(lastName(node.callee.property))) {
          if (isAmbientMember(node.callee, 0)) refuse(node, `${lastName(node.callee.object)} without a moment`);
        }
      },
      MemberExpression(node: Node): void {
        // Passing the function on (`const now = Date.now`) reads the clock as well, only later.
        if (isAmbientMember(node, undefined)) refuse(node, `${lastName(node.object)}.${lastName(node.property)}`);
      },
      VariableDeclarator(node: Node): void {
        const ambient = AMBIENT[lastName(node.init)];
        const taken = node.id?.properties?.map(({ key }) => lastName(key)) ?? [];
        if (ambient && taken.some((name) => ambient.includes(name))) refuse(node, `taking ${taken.join(", ")} out`);
      },
    };
  },
};

const isConst = (node: Node): boolean => lastName(node.typeAnnotation?.typeName) === "const";

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
  rules: { doors: doorRule, "no-ambient-input": noAmbientInput, "reasoned-cast": reasonedCast },
};
