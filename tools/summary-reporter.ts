import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';
import { type Tally, tallyLine } from './tally.mjs';

/**
 * Ends a run with `N passed, N failed`. Whatever kept a test from being judged counts as failed: a file that does not
 * load, a hook that throws, an error nobody caught, a run that was cut short.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const tally = tallyOf(modules, unhandled, reason);
    const file = process.env.VIGIA_TALLY;
    if (file === undefined) console.log(tallyLine(tally));
    else writeFileSync(file, JSON.stringify(tally));
  }
}

function tallyOf(
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
  reason: TestRunEndReason,
): Tally {
  const tally = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    for (const suite of [module, ...module.children.allSuites()]) {
      tally.failed += suite.errors().length;
    }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      tally[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  if (reason !== 'passed' && tally.failed === 0) tally.failed = 1;
  return tally;
}
