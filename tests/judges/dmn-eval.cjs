// Asks dmn-eval-js, an engine of HBT, for one decision of a DMN 1.1 file under many inputs.
// Arguments: the folder of node_modules, the file, the id of the decision. Inputs come as a JSON array on standard input;
// the answers go to standard output as one, each an object or the text of an error.
const { readFileSync } = require("node:fs");
const [, , folder, file, decision] = process.argv;
const { decisionTable } = require(`${folder}/@hbtgmbh/dmn-eval-js`);

decisionTable.parseDmnXml(readFileSync(file, "utf8")).then((decisions) => {
  const answers = JSON.parse(readFileSync(0, "utf8")).map((inputs) => {
    try {
      return decisionTable.evaluateDecision(decision, decisions, inputs);
    } catch (error) {
      return String(error);
    }
  });
  process.stdout.write(JSON.stringify(answers));
});
