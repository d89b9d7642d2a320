import { useQuery } from '@tanstack/react-query';
import {
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  Check,
  Flame,
  type LucideIcon,
  SlidersHorizontal,
} from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import type { IncidentState, Risk, Speciality } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { campusQuery } from '../../../shared/places/campus-query.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { FilterPill } from '../../../shared/ui/filter-pill.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { RiskMark, riskKey, risks } from '../../../shared/ui/risk-mark.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { SelectField } from '../../../shared/ui/select-field.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import {
  allStates,
  countFilters,
  endStates,
  type IncidentFilters,
  noFilters,
  type Order,
  orders,
} from '../filters.js';

export interface FilterBarProps {
  readonly filters: IncidentFilters;
  readonly onChange: (filters: IncidentFilters) => void;
  /** The view has an order of its own. */
  readonly isOrdered?: boolean;
}

type View = 'active' | 'ended' | 'all' | 'some';

/** What the list is narrowed to: everything in sight on a desk, behind one button on a phone. */
export function FilterBar({ filters, onChange, isOrdered = false }: FilterBarProps) {
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
        {!isOrdered && <OrderMenu filters={filters} onChange={onChange} />}
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
            {!isOrdered && (
              <SelectField
                label={t('filter.order')}
                placeholder=""
                value={filters.order}
                options={orders.map((id) => ({ id, label: t(`filter.orders.${id}`) }))}
                onChange={(value) => {
                  onChange({ ...filters, order: orderOf(value) });
                }}
              />
            )}
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

const orderIcons: Record<Order, LucideIcon> = {
  recientes: ArrowDownWideNarrow,
  antiguos: ArrowUpNarrowWide,
  prioridad: Flame,
};

function orderOf(value: unknown): Order {
  return orders.find((order) => order === value) ?? noFilters.order;
}

function OrderMenu({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const Icon = orderIcons[filters.order];
  return (
    <MenuTrigger>
      <Button look="quiet" size="sm" className="ml-auto h-8">
        <Icon aria-hidden className="size-4" />
        {t(`filter.orders.${filters.order}`)}
      </Button>
      <Popover placement="bottom end" className={cx(popoverClass, 'min-w-48')}>
        <Menu
          aria-label={t('filter.order')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filters.order]}
          onAction={(key) => {
            onChange({ ...filters, order: orderOf(key) });
          }}
          className="p-1.5 outline-none"
        >
          {orders.map((order) => {
            const OrderIcon = orderIcons[order];
            return (
              <MenuItem
                key={order}
                id={order}
                textValue={t(`filter.orders.${order}`)}
                className={optionClass}
              >
                <OrderIcon aria-hidden className="size-4" />
                <span className="flex-1">{t(`filter.orders.${order}`)}</span>
                {order === filters.order && <Check aria-hidden className="size-4 text-accent" />}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function useCriteria(filters: IncidentFilters, onChange: FilterBarProps['onChange']) {
  const { t } = useTranslation();
  const { data: config } = useQuery(publicConfigQuery);
  const { data: workers } = useQuery(usersQuery({ role: 'trabajador' }));
  const { data: campus } = useQuery(campusQuery);
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
      key: 'building',
      label: t('filter.building'),
      anyLabel: t('filter.anyBuilding'),
      value: filters.building,
      options: (campus?.edificios ?? []).map(({ clave, nombre }) => ({
        id: clave,
        label: nombre[currentLanguage()],
      })),
      onChange: (building: string) => {
        onChange({ ...filters, building });
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
      key: 'trade',
      label: t('filter.trade'),
      anyLabel: t('filter.anyTrade'),
      value: filters.trade,
      options: words(config?.especialidades),
      onChange: (trade: string) => {
        onChange({ ...filters, trade: trade as Speciality | '' });
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
