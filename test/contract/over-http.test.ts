import { listenHttp } from "../../electron/http/listen.ts";
import { openPage } from "../support/http/page.ts";
import { contractSuite } from "./contract-suite.ts";

contractSuite("loopback HTTP", async (desk) => {
  const host = await listenHttp({ core: desk.core, screens: new Map(), port: 0, monotonicMs: () => performance.now() });
  const stop = desk.subscribe(host.publish);
  return {
    bridge: openPage(host),
    async close() {
      stop();
      await host.close();
    },
  };
});
