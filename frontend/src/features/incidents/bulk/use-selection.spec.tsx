import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { selectionMax, useSelection } from './use-selection.js';

afterEach(cleanup);

function select(listed: readonly string[] = ['a', 'b', 'c', 'd', 'e']) {
  const shown = renderHook((list: readonly string[]) => useSelection(list), {
    initialProps: listed,
  });
  const ids = () => [...shown.result.current.ids];
  const toggle = (id: string, range = false) => {
    act(() => {
      shown.result.current.toggle(id, range);
    });
  };
  return { ...shown, ids, toggle };
}

describe('a selection', () => {
  it('takes everything between two presses, in both directions', () => {
    const { ids, toggle } = select();

    toggle('d');
    toggle('b', true);

    expect(ids()).toEqual(['b', 'c', 'd']);
  });

  it('gives a range back in one press as well', () => {
    const { ids, toggle } = select();
    toggle('a');
    toggle('e', true);

    toggle('c');
    toggle('e', true);

    expect(ids()).toEqual(['a', 'b']);
  });

  it('starts at one incident when there is nothing to reach back to', () => {
    const { ids, toggle } = select();

    toggle('c', true);

    expect(ids()).toEqual(['c']);
  });

  it('forgets what has left the list', () => {
    const { ids, toggle, rerender } = select();
    toggle('a');
    toggle('b');

    rerender(['b', 'c']);

    expect(ids()).toEqual(['b']);
  });

  it('changes one column and leaves the others', () => {
    const { result, ids, toggle } = select();
    toggle('a');
    toggle('d');

    act(() => {
      result.current.replace(['a', 'b'], new Set(['b']));
    });

    expect(ids()).toEqual(['b', 'd']);
  });

  it('never holds more than one bulk action takes', () => {
    const many = Array.from({ length: selectionMax + 20 }, (_, index) => String(index));
    const { result } = select(many);

    act(() => {
      result.current.add(many);
    });

    expect(result.current.ids.size).toBe(selectionMax);
  });
});
