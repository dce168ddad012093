// Reads expressions as JSON from standard input, and prints what recheck proves of the time that each takes.
const { checkSync } = require("recheck");

const told = JSON.parse(require("node:fs").readFileSync(0, "utf8")).map(({ source, flags }) => {
  const found = checkSync(source, flags, { checker: "automaton", timeout: 60000 });
  return { status: found.status, complexity: found.complexity?.summary ?? null, error: found.error ?? null };
});
console.log(JSON.stringify(told));
