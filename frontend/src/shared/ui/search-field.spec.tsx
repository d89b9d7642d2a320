import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen.js';
import { SearchField } from './search-field.js';

afterEach(cleanup);

/** Answers each search only when it is told to, as an address that changes a moment later does. */
function LateSearch({ answers }: { answers: (() => void)[] }) {
  const [value, setValue] = useState('');
  return (
    <>
      <SearchField
        label="Buscar"
        placeholder=""
        value={value}
        onChange={(text) => {
          answers.push(() => {
            setValue(text);
          });
        }}
      />
      <button
        type="button"
        onClick={() => {
          setValue('');
        }}
      >
        Quitar
      </button>
      <output>{value}</output>
    </>
  );
}

describe('the search field', () => {
  it('keeps every letter when the answer to an earlier one comes late', async () => {
    const answers: (() => void)[] = [];
    const { user } = await renderScreen(<LateSearch answers={answers} />);
    const field = screen.getByRole('searchbox');

    await user.type(field, 'g');
    await vi.waitFor(() => {
      expect(answers.length).toBeGreaterThan(0);
    });
    await user.type(field, 'as');
    answers[0]?.();
    await screen.findByText('g', { selector: 'output' });

    expect(field).toHaveProperty('value', 'gas');
  });

  it('follows a value that is changed from outside', async () => {
    const answers: (() => void)[] = [];
    const { user } = await renderScreen(<LateSearch answers={answers} />);
    const field = screen.getByRole('searchbox');
    await user.type(field, 'g');
    await vi.waitFor(() => {
      expect(answers.length).toBeGreaterThan(0);
    });
    answers[0]?.();
    await screen.findByText('g', { selector: 'output' });

    await user.click(screen.getByRole('button', { name: 'Quitar' }));

    expect(field).toHaveProperty('value', '');
  });
});
