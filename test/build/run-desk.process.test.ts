import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../build/run-child.ts";
import { runDesk } from "../../build/run-desk.ts";

const deskThat = (code: string) => runDesk(process.execPath, ["-e", code]);

test("the desk's exit code is the command's exit code", async () => {
  expect(await deskThat("process.exit(7)")).toEqual({ status: 7, isCrashAtStart: false });
  expect(await deskThat("")).toEqual({ status: 0, isCrashAtStart: false });
});

test("a program that cannot be started, or dies of itself at once, is told apart from one that ended", async () => {
  expect(await runDesk("/no/such/program", [])).toEqual({ status: 1, isCrashAtStart: true });
  expect(await deskThat("process.kill(process.pid, 'SIGKILL')")).toEqual({ status: 137, isCrashAtStart: true });
});

const firstLine = async (child: ChildProcess): Promise<string> => {
  const [chunk] = child.stdout ? await once(child.stdout, "data") : [""];
  return String(chunk).trim();
};

test.for(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s reaches the desk, which ends in its own way", async (signal) => {
  const desk = `process.on("${signal}", () => process.exit(42)); setInterval(() => {}, 1000); console.log("ready")`;
  const runner = `
    import { runDesk } from ${JSON.stringify(join(ROOT, "build/run-desk.ts"))};
    const { status } = await runDesk(process.execPath, ["-e", ${JSON.stringify(desk)}]);
    process.exit(status);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", runner], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  expect(await firstLine(child)).toBe("ready");
  child.kill(signal);
  const [code] = await once(child, "exit");
  expect(code).toBe(42);
});
