import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, type Plugin, type ViteDevServer } from "vite";
import { CONTENT_SECURITY_POLICY } from "../shared/contract/security-policy.ts";
import type { DevHost } from "./dev-host.ts";
import { ROOT } from "./run-child.ts";

const LOOPBACK = "127.0.0.1";
/** Where a page asks for a code of its own, and what stands between it and `main.tsx`. */
const LAUNCH = "/@desk/launch";
const ENTRY = "/@desk/page.js";
const SETTLE_MS = 100;

/**
 * The policy of the built desk, opened as far as hot reload needs it: styles and a first script written into the page,
 * and the socket that tells of changes. Only this server sends it; what is built knows nothing of it.
 */
function devPolicy(port: number): string {
  const opened: Readonly<Record<string, string>> = {
    "script-src": "script-src 'self' 'unsafe-inline'",
    "style-src": "style-src 'self' 'unsafe-inline'",
    "connect-src": `connect-src 'self' ws://${LOOPBACK}:${port}`,
  };
  return CONTENT_SECURITY_POLICY.split("; ")
    .filter((directive) => !directive.includes("trusted-types"))
    .map((directive) => opened[directive.split(" ")[0] ?? ""] ?? directive)
    .join("; ");
}

/** Gives each page a key of its own, and restarts the host when what it runs was saved. */
function deskPlugin(host: DevHost, port: number): Plugin {
  const watch = (server: ViteDevServer): void => {
    let settling: NodeJS.Timeout | undefined;
    const restart = async (): Promise<void> => {
      await host.restart();
      server.ws.send({ type: "custom", event: "desk:restarted" });
    };
    server.watcher.add(["electron", "shared"].map((room) => join(ROOT, room)));
    server.watcher.on("all", (_event, file) => {
      if (!/[/\\](electron|shared)[/\\].*[.](ts|json)$/.test(file)) return;
      clearTimeout(settling);
      settling = setTimeout(() => void restart(), SETTLE_MS);
    });
  };
  return {
    name: "deskwatch-dev",
    transformIndexHtml: (html) => html.replace("./main.tsx", ENTRY),
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) =>
      id === ENTRY ? `${readFileSync(join(ROOT, "build/dev-page.mjs"), "utf8")}await import("/main.tsx");` : null,
    configureServer(server) {
      watch(server);
      server.middlewares.use(LAUNCH, (request, response) => {
        // A page of another origin can send this, and is told nothing: only our own page may have a code.
        const isOurs = request.method === "POST" && request.headers.origin === `http://${LOOPBACK}:${port}`;
        if (!isOurs) return void response.writeHead(403).end();
        void host.launchCode().then((code) => response.end(JSON.stringify({ code })));
      });
    },
  };
}

export interface DevServerOptions {
  readonly host: DevHost;
  readonly port: number;
}

/** The screens from their sources, with the host's answers beside them under one address. */
export async function createDevServer({ host, port }: DevServerOptions): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: join(ROOT, "renderer"),
    cacheDir: join(ROOT, "node_modules/.cache/dev-server"),
    logLevel: "warn",
    plugins: [react(), deskPlugin(host, port)],
    server: {
      host: LOOPBACK,
      port,
      // The policy and the page's own address name the port.
      strictPort: true,
      cors: false,
      headers: { "Content-Security-Policy": devPolicy(port) },
      fs: { allow: [ROOT, realpathSync(join(ROOT, "node_modules"))] },
      proxy: {
        "/api": {
          target: host.address,
          changeOrigin: true,
          // The host answers its own page alone; here that is this server's.
          headers: { origin: host.address },
        },
      },
    },
  });
  return server.listen();
}
