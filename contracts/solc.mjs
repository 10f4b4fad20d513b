#!/usr/bin/env node
// Presents the solc of node_modules (WebAssembly, so the same compiler on every machine) as a solc binary, for forge.
// It answers the two calls that forge makes, `--version` and `--standard-json` on standard input, and fetches nothing.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

// forge inlines every source into the JSON, so the options that say where to look for files change nothing.
const PATH_OPTIONS = ["--allow-paths", "--base-path", "--include-path"];

function fail(message) {
  console.error(`solc.mjs: ${message}`);
  process.exit(1);
}

function load() {
  try {
    return createRequire(import.meta.url)("solc");
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    fail("the solc package is not installed; run `make tools`");
  }
}

let mode;
for (let args = process.argv.slice(2); args.length > 0; ) {
  const arg = args.shift();
  if (arg === "--version" || arg === "--standard-json") mode = arg;
  else if (PATH_OPTIONS.includes(arg)) args.shift();
  else if (!PATH_OPTIONS.some((option) => arg.startsWith(`${option}=`))) fail(`unknown argument ${arg}`);
}

if (mode === "--version") {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${load().version()}`);
} else if (mode === "--standard-json") {
  const input = readFileSync(0, "utf8");
  // A callback that finds nothing: an import that forge did not resolve must be an error, not a file from elsewhere.
  process.stdout.write(load().compile(input, { import: (path) => ({ error: `${path} is not in the compiler's input` }) }));
} else {
  fail("usage: solc.mjs --version | --standard-json < input.json");
}
