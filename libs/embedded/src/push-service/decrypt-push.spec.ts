import { describe, expect, it } from 'vitest';
import { SubscriptionKeys } from './decrypt-push.js';

/** The example of RFC 8291, appendix A. */
const PRIVATE = 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94';
const PUBLIC =
  'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
const AUTH = 'BTBZMqHH6r4Tts7J_aSIgg';
const BODY =
  'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';

describe('the keys of a subscription', () => {
  const keys = new SubscriptionKeys(AUTH, PRIVATE);

  it('read the example of RFC 8291', () => {
    expect(keys.p256dh).toBe(PUBLIC);
    expect(keys.decrypt(Buffer.from(BODY, 'base64url'))).toBe(
      'When I grow up, I want to be a watermelon',
    );
  });

  it('read nothing that was changed on the way, and nothing for others', () => {
    const changed = Buffer.from(BODY, 'base64url');
    changed.writeUInt8(changed.readUInt8(changed.length - 20) ^ 1, changed.length - 20);

    expect(() => keys.decrypt(changed)).toThrow();
    expect(() => new SubscriptionKeys(AUTH).decrypt(Buffer.from(BODY, 'base64url'))).toThrow();
  });
});
