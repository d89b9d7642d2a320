import { CloudOff, RotateCw, SearchX, ShieldX, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem.js';
import { Button } from './button.js';
import { EmptyState } from './empty-state.js';

export interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A screen or panel that could not be loaded: what happened in plain words, and a way on. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const kind = failureKind(error);
  return (
    <EmptyState
      icon={icons[kind]}
      title={t(`failure.${kind}.title`)}
      action={
        onRetry && kind !== 'missing' && kind !== 'forbidden' ? (
          <Button onPress={onRetry}>
            <RotateCw aria-hidden className="size-4" />
            {t('action.retry')}
          </Button>
        ) : undefined
      }
    >
      {t(`failure.${kind}.body`)}
    </EmptyState>
  );
}

const icons = {
  offline: CloudOff,
  server: Unplug,
  missing: SearchX,
  forbidden: ShieldX,
} as const;

function failureKind(error: unknown): keyof typeof icons {
  if (error instanceof Unreachable) return 'offline';
  if (error instanceof Problem && error.status === 404) return 'missing';
  if (error instanceof Problem && error.status === 403) return 'forbidden';
  return 'server';
}
