/** The names and values that an expression speaks of. */
export interface Placeholders {
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

/** The condition that no item has this key yet. */
export function isNew(
  keyAttribute: string,
): Placeholders & { readonly ConditionExpression: string } {
  return {
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': keyAttribute },
  };
}

/**
 * [STO-2] The condition that an item is still the version that was read. An item of the old system has no version
 * and counts as the first.
 */
export function isStill(
  keyAttribute: string,
  version: number,
): Placeholders & { readonly ConditionExpression: string } {
  const ExpressionAttributeValues = { ':readVersion': version };
  return version === 1
    ? {
        ConditionExpression:
          'attribute_exists(#key) AND (attribute_not_exists(#version) OR #version = :readVersion)',
        ExpressionAttributeNames: { '#key': keyAttribute, '#version': 'version' },
        ExpressionAttributeValues,
      }
    : {
        ConditionExpression: '#version = :readVersion',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues,
      };
}

/** Sets these attributes and no others; `undefined` takes one away. */
export function setting(
  attributes: object,
): Required<Placeholders> & { readonly UpdateExpression: string } {
  const entries = Object.entries(attributes) as readonly (readonly [string, unknown])[];
  const kept = entries.filter(([, value]) => value !== undefined);
  const dropped = entries.filter(([, value]) => value === undefined);
  const set = kept.map(([name]) => `#${name} = :${name}`).join(', ');
  const remove = dropped.map(([name]) => `#${name}`).join(', ');
  return {
    UpdateExpression: `SET ${set}${remove === '' ? '' : ` REMOVE ${remove}`}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
  };
}
