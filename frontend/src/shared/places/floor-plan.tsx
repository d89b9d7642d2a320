import { MapPin, Minus, Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { Failure } from '../ui/failure.js';
import { Skeleton } from '../ui/skeleton.js';
import type { PlanPoint } from './campus.js';
import { PointSliders } from './point-sliders.js';
import {
  centredOn,
  type PlanView,
  revealing,
  scaleMax,
  toFrame,
  toPlan,
  wholePlan,
  zoom,
} from './plan-view.js';
import { usePlanGestures } from './use-plan-gestures.js';
import { usePlanPicture } from './use-plan-picture.js';

export interface FloorPlanProps {
  /** Key of the plan. */
  readonly plan: string;
  /** What floor it shows. */
  readonly name: string;
  readonly point: PlanPoint | null;
  /** The point in words, for those who do not see it. */
  readonly pointName: (point: PlanPoint) => string;
  /** Takes a new point; without it the plan is only looked at. */
  readonly onPoint?: (point: PlanPoint) => void;
  /** How near it is looked at to begin with. */
  readonly startScale?: number;
  readonly className?: string;
}

/** A floor plan to look at closely, by fingers, mouse, buttons or keys; and, where asked for, to put a point on. */
export function FloorPlan({
  plan,
  name,
  point,
  pointName,
  onPoint,
  startScale = 1,
  className,
}: FloorPlanProps) {
  const picture = usePlanPicture(plan);
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PlanView>(() =>
    point ? centredOn(point, startScale) : wholePlan,
  );
  const gestures = usePlanGestures({
    frame,
    view,
    onView: setView,
    onTap: (at) => onPoint?.(toPlan(view, at)),
  });
  const place = (next: PlanPoint) => {
    onPoint?.(next);
    setView((now) => revealing(now, next));
  };

  if (picture.isError) {
    return <Failure error={picture.error} onRetry={() => void picture.refetch()} />;
  }
  return (
    <div
      className={cx(
        'relative overflow-hidden rounded-xl bg-paper ring-1 ring-line-strong',
        className,
      )}
    >
      <div
        ref={frame}
        {...gestures}
        className={cx(
          'relative aspect-[16/10] w-full overflow-hidden select-none',
          view.scale > 1 ? 'touch-none cursor-grab' : 'touch-pan-y',
          onPoint && 'cursor-crosshair',
        )}
      >
        {picture.isPending ? (
          <Skeleton>
            <div className="absolute inset-0 animate-pulse-soft bg-pressed" />
          </Skeleton>
        ) : (
          <img
            src={picture.data}
            alt={name}
            draggable={false}
            className="absolute inset-0 size-full origin-top-left"
            style={{
              transform: `translate(${percent(view.left)}, ${percent(view.top)}) scale(${String(view.scale)})`,
            }}
          />
        )}
        {point && (
          <Pin
            at={toFrame(view, point)}
            name={pointName(point)}
            {...(onPoint && {
              onDrag: (at: PlanPoint) => {
                onPoint(toPlan(view, at));
              },
            })}
            frame={frame}
          >
            {onPoint && <PointSliders point={point} name={pointName(point)} onChange={place} />}
          </Pin>
        )}
      </div>
      <ZoomButtons view={view} point={point} onView={setView} />
    </div>
  );
}

interface PinProps {
  /** Parts of the frame. */
  readonly at: PlanPoint;
  readonly name: string;
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly onDrag?: (at: PlanPoint) => void;
  readonly children?: ReactNode;
}

/** The point, as large as a thumb where it can be dragged. */
function Pin({ at, name, frame, onDrag, children }: PinProps) {
  return (
    <span
      {...(onDrag
        ? {
            onPointerDown: (event) => {
              event.stopPropagation();
              event.currentTarget.setPointerCapture(event.pointerId);
            },
            onPointerMove: (event) => {
              const box = frame.current?.getBoundingClientRect();
              if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
              onDrag({
                x: (event.clientX - box.left) / box.width,
                y: (event.clientY - box.top) / box.height,
              });
            },
          }
        : { role: 'img', 'aria-label': name })}
      className={cx(
        'group absolute grid size-11 -translate-x-1/2 -translate-y-[80%] place-items-end justify-center',
        onDrag ? 'touch-none cursor-grab active:cursor-grabbing' : 'pointer-events-none',
      )}
      style={{ left: percent(at.x), top: percent(at.y) }}
    >
      <MapPin
        aria-hidden
        className="size-9 rounded-full fill-night stroke-lamp drop-shadow-md group-has-focus-visible:outline-2 group-has-focus-visible:outline-offset-2 group-has-focus-visible:outline-accent"
        strokeWidth={1.5}
      />
      {children}
    </span>
  );
}

interface ZoomButtonsProps {
  readonly view: PlanView;
  readonly point: PlanPoint | null;
  readonly onView: (view: PlanView) => void;
}

const step = 1.7;

function ZoomButtons({ view, point, onView }: ZoomButtonsProps) {
  const { t } = useTranslation();
  const by = (factor: number) => {
    const at = point && toFrame(view, point);
    const isSeen = at && at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
    onView(isSeen ? zoom(view, factor, at) : zoom(view, factor));
  };
  return (
    <div className="absolute right-2 bottom-2 flex gap-2">
      <Button
        size="sm"
        iconOnly
        aria-label={t('place.plan.zoomOut')}
        isDisabled={view.scale === 1}
        onPress={() => {
          by(1 / step);
        }}
      >
        <Minus aria-hidden className="size-4.5" />
      </Button>
      <Button
        size="sm"
        iconOnly
        aria-label={t('place.plan.zoomIn')}
        isDisabled={view.scale === scaleMax}
        onPress={() => {
          by(step);
        }}
      >
        <Plus aria-hidden className="size-4.5" />
      </Button>
    </div>
  );
}

const percent = (part: number) => `${String(part * 100)}%`;
