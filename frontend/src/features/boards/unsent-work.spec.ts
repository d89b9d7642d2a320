import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetBoardsOf, noteUnsent } from './unsent-work.js';

const forgetBoards = vi.hoisted(() => vi.fn());
vi.mock('./core/index.js', () => ({ forgetBoards }));

beforeEach(() => {
  localStorage.clear();
  forgetBoards.mockClear();
});

describe('leaving a device', () => {
  it('takes the copies of one’s boards off it', async () => {
    await forgetBoardsOf('ana@utec.edu.pe');

    expect(forgetBoards).toHaveBeenCalledWith('ana@utec.edu.pe');
  });

  it('keeps them while one is all there is of some work, whoever else has left some', async () => {
    noteUnsent('ana@utec.edu.pe', 'b1', true);

    await forgetBoardsOf('ana@utec.edu.pe');
    expect(forgetBoards).not.toHaveBeenCalled();
    await forgetBoardsOf('luis@utec.edu.pe');
    expect(forgetBoards).toHaveBeenCalledWith('luis@utec.edu.pe');
  });

  it('takes them off once the work has been sent', async () => {
    noteUnsent('ana@utec.edu.pe', 'b1', true);
    noteUnsent('ana@utec.edu.pe', 'b1', false);

    await forgetBoardsOf('ana@utec.edu.pe');

    expect(forgetBoards).toHaveBeenCalledOnce();
  });

  it('takes a list that cannot be read for none', async () => {
    localStorage.setItem('vigia.boards.unsent', '{');

    await forgetBoardsOf('ana@utec.edu.pe');

    expect(forgetBoards).toHaveBeenCalledOnce();
  });
});
