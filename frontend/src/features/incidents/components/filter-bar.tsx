import { useQuery } from '@tanstack/react-query';
import { ArrowDownWideNarrow, ArrowUpNarrowWide, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import type { IncidentState, Risk } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { FilterPill } from '../../../shared/ui/filter-pill.js';
import { RiskMark, riskKey, risks } from '../../../shared/ui/risk-mark.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { SelectField } from '../../../shared/ui/select-field.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { allStates, countFilters, endStates, type IncidentFilters, noFilters } from '../filters.js';

export interface FilterBarProps {
  readonly filters: IncidentFilters;
  readonly onChange: (filters: IncidentFilters) => void;
}

type View = 'active' | 'ended' | 'all' | 'some';

/** What the list is narrowed to: everything in sight on a desk, behind one button on a phone. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const criteria = useCriteria(filters, onChange);
  const count = countFilters(filters) + (viewOf(filters.states) === 'some' ? 1 : 0);

  return (
    <div className="mt-4 flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <SearchField
          label={t('filter.search')}
          placeholder={t('filter.searchPlaceholder')}
          value={filters.text}
          onChange={(text) => {
            onChange({ ...filters, text });
          }}
          delayMs={250}
          className="min-w-0 flex-1 @2xl:max-w-80"
        />
        <Views filters={filters} onChange={onChange} className="@max-2xl:hidden" />
        <Button
          look={count > 0 ? 'primary' : 'secondary'}
          onPress={() => {
            setOpen(true);
          }}
          className="@2xl:hidden"
        >
          <SlidersHorizontal aria-hidden className="size-4" />
          <span className="@max-md:sr-only">{t('filter.open')}</span>
          {count > 0 && <span className="tabular-nums">{count}</span>}
        </Button>
      </div>

      <div className="hidden flex-wrap items-center gap-2 @2xl:flex">
        {criteria.map(({ key, ...criterion }) => (
          <FilterPill key={key} {...criterion} />
        ))}
        {count > 0 && (
          <Button
            look="quiet"
            size="sm"
            className="h-8 text-accent"
            onPress={() => {
              onChange({ ...noFilters, text: filters.text, order: filters.order });
            }}
          >
            {t('filter.clear')}
          </Button>
        )}
        <OrderButton filters={filters} onChange={onChange} />
      </div>

      <Dialog
        title={t('filter.open')}
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
      >
        <DialogBody>
          <div className="flex flex-col gap-4">
            <Views filters={filters} onChange={onChange} className="flex w-full" />
            {criteria.map(({ key, anyLabel, options, ...criterion }) => (
              <SelectField
                key={key}
                {...criterion}
                placeholder={anyLabel}
                options={[{ id: anyKey, label: anyLabel }, ...options]}
                onChange={(value) => {
                  criterion.onChange(value === anyKey ? '' : value);
                }}
              />
            ))}
            <Segmented
              label={t('filter.order')}
              className="flex w-full"
              value={filters.order}
              segments={[
                { id: 'recientes', label: t('filter.orders.recientes') },
                { id: 'antiguos', label: t('filter.orders.antiguos') },
              ]}
              onChange={(order) => {
                onChange({ ...filters, order });
              }}
            />
          </div>
          <DialogActions>
            <Button
              onPress={() => {
                onChange(noFilters);
              }}
            >
              {t('filter.clear')}
            </Button>
            <Button
              look="primary"
              onPress={() => {
                setOpen(false);
              }}
            >
              {t('filter.show')}
            </Button>
          </DialogActions>
        </DialogBody>
      </Dialog>
    </div>
  );
}

const anyKey = 'any:';

function Views({ filters, onChange, className }: FilterBarProps & { className: string }) {
  const { t } = useTranslation();
  const view = viewOf(filters.states);
  return (
    <Segmented<View>
      label={t('filter.view')}
      className={className}
      value={view}
      segments={(['active', 'ended', 'all'] as const).map((id) => ({
        id,
        label: t(`filter.views.${id}`),
      }))}
      onChange={(chosen) => {
        onChange({ ...filters, states: statesOfView[chosen] });
      }}
    />
  );
}

const statesOfView: Record<View, readonly IncidentState[]> = {
  active: [],
  ended: endStates,
  all: allStates,
  some: [],
};

function viewOf(states: readonly IncidentState[]): View {
  if (states.length === 0) return 'active';
  if (states.length === allStates.length) return 'all';
  return states.join() === endStates.join() ? 'ended' : 'some';
}

function OrderButton({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const isNewest = filters.order === 'recientes';
  const Icon = isNewest ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <Button
      look="quiet"
      size="sm"
      className="ml-auto h-8"
      onPress={() => {
        onChange({ ...filters, order: isNewest ? 'antiguos' : 'recientes' });
      }}
    >
      <Icon aria-hidden className="size-4" />
      {t(`filter.orders.${filters.order}`)}
    </Button>
  );
}

function useCriteria(filters: IncidentFilters, onChange: FilterBarProps['onChange']) {
  const { t } = useTranslation();
  const { data: config } = useQuery(publicConfigQuery);
  const { data: workers } = useQuery(usersQuery({ role: 'trabajador' }));
  const words = (list: readonly string[] | undefined) =>
    (list ?? []).map((word) => ({ id: word, label: word }));
  const states = filters.states;
  return [
    {
      key: 'state',
      label: t('filter.state'),
      anyLabel: t('filter.anyState'),
      value: states.length === 1 ? (states[0] ?? '') : '',
      options: allStates.map((state) => ({
        id: state,
        label: t(`incident.state.${state}`),
        icon: <StateMark state={state} />,
      })),
      onChange: (value: string) => {
        onChange({ ...filters, states: allStates.filter((state) => state === value) });
      },
    },
    {
      key: 'risk',
      label: t('filter.risk'),
      anyLabel: t('filter.anyRisk'),
      value: filters.risk,
      options: risks.toReversed().map((risk) => ({
        id: risk,
        label: t(`incident.risk.${riskKey(risk)}`),
        icon: <RiskMark risk={risk} />,
      })),
      onChange: (value: string) => {
        onChange({ ...filters, risk: value as Risk | '' });
      },
    },
    {
      key: 'kind',
      label: t('filter.kind'),
      anyLabel: t('filter.anyKind'),
      value: filters.kind,
      options: words(config?.tipos),
      onChange: (kind: string) => {
        onChange({ ...filters, kind });
      },
    },
    {
      key: 'floor',
      label: t('filter.floor'),
      anyLabel: t('filter.anyFloor'),
      value: filters.floor,
      options: words(config?.pisos),
      onChange: (floor: string) => {
        onChange({ ...filters, floor });
      },
    },
    {
      key: 'assignee',
      label: t('filter.assignee'),
      anyLabel: t('filter.anyAssignee'),
      value: filters.assignee,
      options: (workers ?? []).map(({ email, nombre }) => ({ id: email, label: nombre })),
      onChange: (assignee: string) => {
        onChange({ ...filters, assignee });
      },
    },
  ];
}
