import { describe, expect, it } from 'vitest';
import { readOptions } from './options.js';

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(readOptions([])).toEqual({
      port: 3000,
      reset: false,
      empty: false,
      oidc: false,
      dataFolder: '.vigia',
      boardNodes: 1,
    });
  });

  it('are read in any order', () => {
    expect(
      readOptions(['--empty', '--port', '0', '--data=elsewhere', '--reset', '--oidc']),
    ).toEqual({
      port: 0,
      reset: true,
      empty: true,
      oidc: true,
      dataFolder: 'elsewhere',
      boardNodes: 1,
    });
  });

  it('say how many nodes serve boards, and where those meet', () => {
    expect(readOptions(['--board-nodes', '2', '--redis-url', 'redis://cache:6379'])).toMatchObject({
      boardNodes: 2,
      redisUrl: 'redis://cache:6379',
    });
  });

  it('are none when help is asked for', () => {
    expect(readOptions(['--port', '1', '--help'])).toBeUndefined();
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['now'], "Unexpected argument 'now'"],
    [['--port', 'abc'], 'not "abc"'],
    [['--port', '65536'], 'not "65536"'],
    [['--port', '-1'], '--port'],
    [['--data', ''], '--data takes a folder.'],
    [['--board-nodes', '0'], 'not "0"'],
    [['--board-nodes', '5'], 'from 1 to 4'],
    [['--board-nodes', 'two'], 'not "two"'],
    [['--redis-url', 'cache:6379'], 'such as redis://host:6379'],
  ])('that are wrong are refused by name: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
