// Syntax trees by tree-sitter: what the templates and scripts are is seen without their own compilers.
import { Language, Parser } from 'web-tree-sitter';
import { createRequire } from 'node:module';
import { answerLines } from './lines.mjs';

const require = createRequire(import.meta.url);
const GRAMMARS = {
  bicep: 'tree-sitter-bicep/tree-sitter-bicep.wasm',
  powershell: 'tree-sitter-powershell/tree-sitter-powershell.wasm',
};
const parsers = {};

await Parser.init();
await answerLines({
  async parse({ language, text }) {
    const parser = (parsers[language] ??= await parserOf(language));
    const tree = parser.parse(text);
    const faults = [];
    const root = read(tree.rootNode, null, faults);
    tree.delete();
    return { root, faults };
  },
});

async function parserOf(language) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve(GRAMMARS[language])));
  return parser;
}

/** A node with its text if it has no children. What the grammar could not place, or misses, is a fault. */
function read(node, field, faults) {
  const line = node.startPosition.row + 1;
  if (node.isError || node.isMissing) {
    const what = node.isMissing ? `${node.type} is missing` : `not understood: ${node.text.slice(0, 60)}`;
    faults.push(`line ${line}: ${what}`);
  }
  const children = node.children.map((child, i) => read(child, node.fieldNameForChild(i), faults));
  return { type: node.type, field: field ?? '', line, text: node.text, children };
}
