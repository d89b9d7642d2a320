import { describe, expect, it } from 'vitest';
import { hindranceOf, type Browser } from './push-ability.js';

const chrome: Browser = {
  hasPush: true,
  permission: 'default',
  userAgent: 'Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36',
  touchPoints: 5,
  isInstalled: false,
};
const iphone = {
  ...chrome,
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1',
};
const ipad = {
  ...chrome,
  userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15',
};

describe('hindranceOf', () => {
  it.each<[string, Browser, ReturnType<typeof hindranceOf>]>([
    ['nothing where it may be asked', chrome, undefined],
    ['nothing where the answer was yes', { ...chrome, permission: 'granted' }, undefined],
    ['the person where the answer was no', { ...chrome, permission: 'denied' }, 'blocked'],
    ['a browser without push', { ...chrome, hasPush: false }, 'unsupported'],
    ['a browser without notices', { ...chrome, permission: undefined }, 'unsupported'],
    ['an iPhone until the app is installed', { ...iphone, hasPush: false }, 'install'],
    ['an iPad until the app is installed', ipad, 'install'],
    ['nothing in the installed app of an iPhone', { ...iphone, isInstalled: true }, undefined],
    ['nothing on a Mac', { ...ipad, touchPoints: 0 }, undefined],
  ])('[PSH-11] names %s', (_, browser, hindrance) => {
    expect(hindranceOf(browser)).toBe(hindrance);
  });
});
