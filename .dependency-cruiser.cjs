// The doors of the house (see README, "map of rooms"), followed through any number of files.
// The linter sees one import at a time; these rules see where it leads.
const PURE = "^shared/";
const NODE_ENTRIES = "^electron/(serve|cli)[.]ts$";
const ELECTRON = "^(electron$|.*node_modules/electron/)";
const SQLITE = "^(better-sqlite3$|.*node_modules/better-sqlite3/)";

/** A rule for one import: files under `from` may not import what matches `to`. */
const door = (name, from, to, more = {}) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: to, ...more },
});

/** A rule for a path of imports of any length. */
const reach = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: to, reachable: true },
});

const only = (room, allowed) => `^${room}(?!${allowed})`;

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      // Types vanish before anything runs, so a circle that only types close is none.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },

    // shared: pure, and in layers
    door("shared-is-pure", PURE, "^(electron|renderer)/"),
    { name: "shared-no-node", severity: "error", from: { path: PURE }, to: { dependencyTypes: ["core"] } },
    door("kernel-knows-nobody", "^shared/kernel/", only("shared/", "kernel/")),
    door("calendar-knows-kernel", "^shared/calendar/", only("shared/", "(kernel|calendar)/")),
    door("agreement-knows-calendar", "^shared/agreement/", only("shared/", "(kernel|calendar|agreement)/")),
    door("domain-below-contract", "^shared/(ticket|change|clock)/", "^shared/contract/"),

    // the Node side and the renderer meet in shared/contract alone
    door("renderer-not-electron", "^renderer/", "^electron/"),
    door("electron-not-renderer", "^electron/", "^renderer/"),
    reach("renderer-reaches-no-native", "^renderer/", `${ELECTRON}|${SQLITE}`),
    { name: "renderer-no-node", severity: "error", from: { path: "^renderer/" }, to: { dependencyTypes: ["core"] } },

    // electron: core is handed ports; adapters and store stand around it; entries wire them
    door("core-knows-nobody", "^electron/core/", "^electron/(?!core/)"),
    { name: "core-no-node", severity: "error", from: { path: "^electron/core/" }, to: { dependencyTypes: ["core"] } },
    reach("core-reaches-no-outside", "^electron/core/", `${ELECTRON}|${SQLITE}`),
    door("timers-never-write", "^electron/timers/", "^electron/(store|ipc|http|shell|preload)/"),
    door("store-below-core", "^electron/store/", "^electron/(timers|ipc|http|shell|preload)/"),
    door("store-knows-only-ports", "^electron/store/", "^electron/core/", { dependencyTypesNot: ["type-only"] }),
    door("ipc-only-core", "^electron/ipc/", "^electron/(store|timers|http|shell|preload)/"),
    door("http-only-core", "^electron/http/", "^electron/(store|timers|ipc|shell|preload)/"),
    door("shell-no-store", "^electron/shell/", "^electron/(store|timers|http|preload)/"),
    door("preload-only-contract", "^electron/preload/", "^(electron/(?!preload/)|shared/(?!contract/|kernel/))"),
    door("sqlite-only-in-store", "^(?!electron/store/|test/|build/)", SQLITE),
    door("electron-only-in-shell", "^(?!electron/(ipc|preload|shell)/|electron/main[.]ts$|test/|build/)", ELECTRON),
    reach("plain-node-never-reaches-electron", NODE_ENTRIES, ELECTRON),
    door("nobody-imports-entries", "^(electron|renderer|shared)/", "^(electron/(main|serve|cli)[.]ts|renderer/main[.]tsx)$"),

    // renderer: client <- stores <- features <- app; components know props only
    door("client-knows-nobody", "^renderer/client/", "^renderer/(?!client/)"),
    door("stores-know-client", "^renderer/stores/", "^renderer/(?!(stores|client)/)"),
    door("components-know-props", "^renderer/components/", "^renderer/(?!components/)"),
    door("features-below-app", "^renderer/features/", "^renderer/(app/|main[.]tsx)"),
    {
      name: "features-apart",
      severity: "error",
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/([^/]+)/", pathNot: "^renderer/features/$1/" },
    },

    // what is shipped never leans on what tests or builds it
    door("nobody-imports-test", "^(electron|renderer|shared|build)/", "^test/"),
    door("nobody-imports-build", "^(electron|renderer|shared)/", "^build/"),
    {
      name: "shipped-needs-listed",
      severity: "error",
      from: { path: "^(electron|renderer|shared)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|release|coverage|test-results)/|^test/fixtures/boundaries/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css", ".d.ts"],
    },
  },
};
