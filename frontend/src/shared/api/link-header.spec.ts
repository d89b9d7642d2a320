import { describe, expect, it } from 'vitest';
import { nextCursor } from './link-header.js';

const answering = (link?: string) =>
  new Response(null, link === undefined ? {} : { headers: { Link: link } });

describe('the next page', () => {
  it('is the cursor of the link whose relation is next', () => {
    const response = answering(
      '</incidentes?limite=5>; rel="first", </incidentes?cursor=a%2Bb&limite=5>; rel="next"',
    );

    expect(nextCursor(response)).toBe('a+b');
  });

  it('does not exist without a link, or when no link is called next', () => {
    expect(nextCursor(answering())).toBeUndefined();
    expect(nextCursor(answering('</incidentes?cursor=x>; rel="prev"'))).toBeUndefined();
  });
});
