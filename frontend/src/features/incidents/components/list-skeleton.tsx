import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-2/5', 'w-1/2'];

/** Rows that are still on their way. */
export function RowsSkeleton() {
  return (
    <Skeleton>
      <div className="divide-y divide-line">
        {widths.map((width, index) => (
          <div key={index} className="flex items-center gap-3 py-4">
            <Bone className="size-4" />
            <div className="flex-1 space-y-2">
              <Bone className={`h-3.5 ${width}`} />
              <Bone className="h-3 w-1/4" />
            </div>
            <Bone className="size-6 rounded-full" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}

/** Cards that are still on their way. */
export function CardsSkeleton() {
  return (
    <Skeleton>
      <div className="flex flex-col gap-3">
        {widths.slice(0, 3).map((width, index) => (
          <div
            key={index}
            className="space-y-3 rounded-xl bg-surface p-4 ring-1 ring-line ring-inset"
          >
            <Bone className="h-6 w-24 rounded-full" />
            <Bone className={`h-4 ${width}`} />
            <Bone className="h-3 w-2/5" />
            <Bone className="h-1.5 w-full" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
