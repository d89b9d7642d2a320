/** `npm run rules`: every rule of docs/rules.md has a test that quotes its id, and every quoted id is a rule. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Source {
  readonly path: string;
  readonly text: string;
}

const RULE = /\*\*([A-Z]{3,4}-\d+)\*\*/g;
const QUOTE = /\[([A-Z]{3,4}-\d+)\]/g;
const TEST_FUNCTION = /^(it|test|describe)/;

/** What is wrong between the rules and the tests, one sentence each; nothing when all is well. */
export function checkRules(rules: readonly Source[], tests: readonly Source[]): string[] {
  const wrong: string[] = [];
  const defined = new Map<string, string>();
  for (const { path, text } of rules) {
    for (const id of matches(text, RULE)) {
      const before = defined.get(id);
      if (before === undefined) defined.set(id, path);
      else wrong.push(`${path}: ${id} is defined twice (first in ${before}).`);
    }
  }

  const quoted = new Map<string, string>();
  for (const test of tests) {
    for (const name of testNames(test)) {
      for (const id of matches(name, QUOTE)) quoted.set(id, test.path);
    }
  }

  for (const [id, path] of defined) {
    if (!quoted.has(id)) wrong.push(`${path}: no test name quotes [${id}].`);
  }
  for (const [id, path] of quoted) {
    if (!defined.has(id)) wrong.push(`${path}: [${id}] is quoted but is no rule.`);
  }
  return wrong.sort();
}

/** The names given to tests and suites, with the rows of an inline `each` table, which often carry the names. */
function testNames({ path, text }: Source): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestFunction(node.expression)) {
      const [name] = node.arguments;
      if (name !== undefined) names.push(name.getText());
      names.push(...tableText(node.expression));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return names;
}

/** `it`, `describe.each(rows)`, `` it.each`table` ``, `test.prop([...])`: whatever stands before the name. */
function isTestFunction(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return TEST_FUNCTION.test(expression.text);
  if (ts.isPropertyAccessExpression(expression)) return isTestFunction(expression.expression);
  if (ts.isCallExpression(expression)) return isTestFunction(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return isTestFunction(expression.tag);
  return false;
}

function tableText(callee: ts.Expression): string[] {
  if (ts.isCallExpression(callee)) return callee.arguments.map((argument) => argument.getText());
  if (ts.isTaggedTemplateExpression(callee)) return [callee.template.getText()];
  return [];
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? '');
}

function read(...patterns: string[]): Source[] {
  return globSync(patterns, { exclude: (name) => name === 'node_modules' || name === 'dist' })
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

if (import.meta.main) {
  const rules = read('docs/rules.md', 'apps/*/SPEC.md');
  const tests = read(
    '{apps,libs,infra}/**/*spec.ts',
    '{apps,libs}/*/test/**/*.ts',
    'frontend/src/**/*.spec.{ts,tsx}',
    'e2e/**/*.ts',
    'tools/*/**/*.spec.ts',
  );
  const wrong = rules.length > 0 ? checkRules(rules, tests) : ['docs/rules.md is missing.'];
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
  else console.log('Every rule has a test and every quoted id is a rule.');
}
