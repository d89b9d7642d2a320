import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen.js';
import type { PlanPoint } from './campus.js';
import { FloorPlan } from './floor-plan.js';

const box = { left: 0, top: 0, width: 400, height: 200 } as DOMRect;

beforeEach(() => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } })),
  );
  Element.prototype.setPointerCapture = () => undefined;
  Element.prototype.hasPointerCapture = () => true;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Plan({ start, onPoint }: { start: PlanPoint | null; onPoint: (at: PlanPoint) => void }) {
  const [point, setPoint] = useState(start);
  return (
    <FloorPlan
      plan="aulas-2"
      name="Piso 2"
      point={point}
      pointName={() => 'cerca de A205'}
      onPoint={(at) => {
        setPoint(at);
        onPoint(at);
      }}
    />
  );
}

async function open(start: PlanPoint | null = null) {
  const onPoint = vi.fn<(at: PlanPoint) => void>();
  const shown = await renderScreen(<Plan start={start} onPoint={onPoint} />);
  const frame = (await screen.findByRole('img', { name: 'Piso 2' })).parentElement;
  if (frame === null) throw new Error('The plan is in no frame.');
  return { ...shown, onPoint, frame };
}

function finger(element: Element, type: 'Down' | 'Move' | 'Up', pointerId: number, at: number[]) {
  const [clientX = 0, clientY = 0] = at;
  fireEvent[`pointer${type}`](element, { pointerId, clientX, clientY, button: 0 });
}

describe('a floor plan', () => {
  it('takes a point where it is tapped, not where it is dragged over', async () => {
    const { frame, onPoint } = await open();

    finger(frame, 'Down', 1, [100, 150]);
    finger(frame, 'Up', 1, [100, 150]);
    expect(onPoint).toHaveBeenLastCalledWith({ x: 0.25, y: 0.75 });

    finger(frame, 'Down', 1, [100, 150]);
    finger(frame, 'Move', 1, [140, 150]);
    finger(frame, 'Up', 1, [140, 150]);
    expect(onPoint).toHaveBeenCalledOnce();
  });

  it('is zoomed by two fingers and by buttons, and then taken a point where it is seen', async () => {
    const { frame, onPoint, user } = await open();

    finger(frame, 'Down', 1, [150, 100]);
    finger(frame, 'Down', 2, [250, 100]);
    finger(frame, 'Move', 2, [350, 100]);
    finger(frame, 'Up', 2, [350, 100]);
    finger(frame, 'Up', 1, [150, 100]);
    expect(onPoint).not.toHaveBeenCalled();
    expect(screen.getByRole('img').style.transform).toContain('scale(2)');

    await user.click(screen.getByRole('button', { name: 'Alejar el plano' }));
    await user.click(screen.getByRole('button', { name: 'Alejar el plano' }));
    expect(screen.getByRole('img').style.transform).toContain('scale(1)');
  });

  it('lets the point be moved by the arrow keys, finely or coarsely, and says where it is', async () => {
    const { onPoint, user } = await open({ x: 0.5, y: 0.5 });
    screen.getByRole('slider', { name: 'De izquierda a derecha' }).focus();

    await user.keyboard('{ArrowRight}');
    expect(onPoint.mock.lastCall?.[0].x).toBeCloseTo(0.51);
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(onPoint.mock.lastCall?.[0].y).toBeCloseTo(0.55);
    const down = screen.getByRole('slider', { name: 'De arriba abajo' });
    expect(down.getAttribute('aria-valuetext')).toBe('55 %: cerca de A205');
  });

  it('says so when there is no such plan', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('<html>', { headers: { 'Content-Type': 'text/html' } })),
    );
    await renderScreen(<Plan start={null} onPoint={vi.fn()} />);

    expect(await screen.findByRole('button', { name: 'Volver a intentar' })).toBeTruthy();
  });
});
