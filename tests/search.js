// node tests/search.js INDEX < queries, one a line → the addresses found for each, one JSON list a line.
const fs = require("fs"), path = require("path"), vm = require("vm");
const read = (file) => fs.readFileSync(file, "utf-8");
const page = { document: { querySelector: () => null } };
page.window = page;
vm.createContext(page);
vm.runInContext(read(path.join(__dirname, "../docs/assets/javascripts/search.js")), page);
vm.runInContext(read(process.argv[2]), page);
const find = page.safePathFinder(page.safePathIndex);
for (const query of fs.readFileSync(0, "utf-8").split("\n")) {
  console.log(JSON.stringify(find(query).map((at) => page.safePathIndex.pages[at][0])));
}
