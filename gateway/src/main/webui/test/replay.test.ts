import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Me } from '../src/api/types';
import { actionsOf } from '../src/features/runs/actions';
import {
  askedOf,
  type Draft,
  draftOf,
  NEW_TARGET,
  NO_OVERLAY,
  pathsOf,
  placeOf,
  searchOf,
  stepOf,
  UnreadableJson,
  wrongOf,
} from '../src/features/runs/draft';
import { percentOf } from '../src/features/runs/useProgress';
import { clockOf, instantOf } from '../src/format/moment';
import { RUN_KINDS, RUN_STATES, type RunKind, type RunState } from '../src/format/run';
import { REFUSALS } from '../src/parts/Refusal';
import { parseSearch, readQuery, type Search, writeQuery } from '../src/url/search';
import { run } from './runs';

const me = (subject: string, ...roles: string[]): Me => ({
  subject,
  name: '',
  roles,
  regions: [],
  units: [],
});
const names = (state: RunState, kind: RunKind, ...roles: string[]) =>
  actionsOf(run({ state, kind }), me('another', ...roles)).map((one) => one.intention);

describe('what may be done with a run', () => {
  it.each<[RunState, RunKind, string, string[]]>([
    ['planned', 'what-if', 'operator', ['cancellation']],
    ['running', 'official', 'operator', ['cancellation']],
    ['running', 'official', 'office', []],
    ['failed', 'as-of', 'operator', ['start', 'cancellation']],
    ['failed', 'as-of', 'leader', []],
    ['completed', 'what-if', 'operator', ['rejection', 'expiry']],
    ['completed', 'verify', 'operator', []],
    ['completed', 'as-of', 'office', []],
    ['verified', 'official', 'leader', ['approval', 'rejection']],
    ['verified', 'what-if', 'operator', ['approval', 'rejection', 'expiry']],
    ['verified', 'what-if', 'office', ['approval', 'rejection']],
    ['verified', 'official', 'auditor', []],
    ['approved', 'official', 'office', ['promotion', 'rejection']],
    ['approved', 'official', 'leader', ['rejection']],
    ['approved', 'what-if', 'operator', ['rejection', 'expiry']],
    ['promoted', 'official', 'office', ['editions']],
    ['promoted', 'official', 'operator', []],
    ['rejected', 'official', 'admin', []],
    ['cancelled', 'what-if', 'admin', []],
    ['expired', 'what-if', 'admin', []],
  ])('%s, %s, as %s: %j', (state, kind, role, expected) => {
    expect(names(state, kind, role)).toEqual(expected);
  });

  it('is not approved by the person who asked for it', () => {
    const [approval] = actionsOf(run({ state: 'verified', requester: 'me' }), me('me', 'operator'));
    expect(approval).toMatchObject({ intention: 'approval', barred: 'author' });
    const [other] = actionsOf(run({ state: 'verified', requester: 'me' }), me('you', 'operator'));
    expect(other?.barred).toBeUndefined();
  });

  it('needs a reason to be turned down or published', () => {
    const reasons = (state: RunState) =>
      actionsOf(run({ state, kind: 'official' }), me('you', 'office'))
        .filter((one) => one.reason)
        .map((one) => one.intention);
    expect(reasons('verified')).toEqual(['rejection']);
    expect(reasons('promoted')).toEqual(['editions']);
  });
});

describe('a run that is being thought of', () => {
  const draft: Draft = {
    ...draftOf({}),
    classes: ['township'],
    periods: ['202606'],
    overlay: {
      drafts: [{ of: 'scheme', code: 'township-2026', version: '3' }],
      weights: [{ scheme: 'township-2026', path: 'all/output', weight: '40' }],
      targets: [
        { ...NEW_TARGET, of: 'unitClass', code: 'township', indicator: 'roads', period: '2026', value: '10' },
      ],
      json: '{"drafts":[{"indicator":"roads","version":2}],"schemes":[{"scheme":"x"}]}',
    },
  };

  it('is sent as the service takes it, the rows of the form before those of the JSON', () => {
    expect(askedOf(draft, 'why')).toEqual({
      kind: 'what-if',
      scope: { classes: ['township'], periods: ['202606'] },
      reason: 'why',
      overlay: {
        drafts: [
          { scheme: 'township-2026', version: 3 },
          { indicator: 'roads', version: 2 },
        ],
        schemes: [{ scheme: 'x' }],
        weights: [{ scheme: 'township-2026', path: 'all/output', weight: '40' }],
        targets: [{ unitClass: 'township', indicator: 'roads', period: '2026', value: '10' }],
      },
    });
  });

  it('keeps what is no number as it was written, for the service to say what is wrong', () => {
    const drafts = [{ of: 'scheme' as const, code: 'township-2026', version: '3a' }];
    expect(askedOf({ ...draft, overlay: { ...NO_OVERLAY, drafts } }, '').overlay).toEqual({
      drafts: [{ scheme: 'township-2026', version: '3a' }],
    });
  });

  it('has an overlay only as a what-if, and units only where not official', () => {
    const official = askedOf({ ...draft, kind: 'official', units: ['liuhe-town'], base: 'abc' }, 'why');
    expect(official).toEqual({
      kind: 'official',
      scope: { classes: ['township'], periods: ['202606'] },
      reason: 'why',
    });
  });

  it('reads the record up to now, to a moment, or to a cut: never to two of them', () => {
    const both = { ...draft, overlay: NO_OVERLAY, cut: 'goals@1', asOf: '2026-06-30T23:59:59+08:00' };
    expect(askedOf({ ...both, cutMode: 'now' }, '')).not.toHaveProperty('cut');
    expect(askedOf({ ...both, cutMode: 'moment' }, '')).toMatchObject({ asOf: both.asOf });
    expect(askedOf({ ...both, cutMode: 'moment' }, '')).not.toHaveProperty('cut');
    expect(askedOf({ ...both, cutMode: 'written' }, '')).toMatchObject({ cut: 'goals@1' });
    expect(askedOf({ ...both, cutMode: 'written' }, '')).not.toHaveProperty('asOf');
  });

  it.each(['{', '[]', '"x"', '3'])('is not sent with %s for JSON', (json) => {
    expect(() => askedOf({ ...draft, overlay: { ...NO_OVERLAY, json } }, '')).toThrow(UnreadableJson);
  });

  it('comes back from the address as it was', () => {
    const search = parseSearch(readQuery(writeQuery(searchOf({ ...draft, reason: '因为', cutMode: 'now' }))));
    expect(draftOf(search)).toEqual({ ...draft, reason: '因为' });
  });

  it('begins empty where the address holds nonsense', () => {
    expect(draftOf({ overlay: '{"drafts":7,"weights":[null,3,{"path":4}],"json":[]}' }).overlay).toEqual({
      ...NO_OVERLAY,
      weights: [{ scheme: '', path: '', weight: '' }],
    });
    expect(draftOf({ overlay: '{broken' }).overlay).toEqual(NO_OVERLAY);
  });
});

describe('a refusal', () => {
  const form = {
    drafts: [{ of: 'indicator' as const, code: 'a', version: '1' }],
    weights: [{ scheme: 's', path: 'p', weight: '1' }],
    targets: [NEW_TARGET],
    json: '{}',
  };

  it.each([
    ['/kind', 'kind'],
    ['/cut', 'cut'],
    ['/asOf', 'cut'],
    ['/base', 'base'],
    ['/reason', 'reason'],
    ['/scope/classes/0', 'scope.classes'],
    ['/scope/units', 'scope.units'],
    ['/scope/nonsense', 'scope'],
    ['/overlay/drafts/0', 'drafts.0.code'],
    ['/overlay/drafts/0/version', 'drafts.0.version'],
    ['/overlay/drafts/0/indicator', 'drafts.0.code'],
    ['/overlay/weights/0/weight', 'weights.0.weight'],
    ['/overlay/weights/0/scheme', 'weights.0.scheme'],
    ['/overlay/targets/0/unit', 'targets.0.code'],
    ['/overlay/targets/0/unitClass', 'targets.0.code'],
    ['/overlay/targets/0/indicator', 'targets.0.indicator'],
    ['/overlay/targets/0/value', 'targets.0.value'],
    ['/overlay/targets/0/each', 'targets.0.each'],
    // The first row of the JSON comes after the one row of the form.
    ['/overlay/drafts/1/version', 'json'],
    ['/overlay/schemes/0/tree/weight', 'json'],
  ])('at %s is shown at %s', (pointer, place) => {
    expect(placeOf({ pointer, code: 'invalid-field' }, form)).toBe(place);
  });

  it('of what stands in no field of the form is shown with the overlay', () => {
    expect(placeOf({ pointer: '/overlay/schemes/0', code: 'x' }, NO_OVERLAY)).toBe('overlay');
  });

  it('without a pointer is shown where it belongs by its kind', () => {
    expect(wrongOf([], 'cut-in-future', 'too late', form).get('cut')).toBe('too late');
    expect(wrongOf([], 'nothing-to-replay', 'nothing', form).get('scope')).toBe('nothing');
    expect(wrongOf([], 'missing-role', 'no', form).size).toBe(0);
  });

  it('leads back to the step on which its field stands', () => {
    expect(['cut', 'weights.0.path', 'json', 'scope.units', 'reason'].map(stepOf)).toEqual([
      'cause',
      'cause',
      'cause',
      'scope',
      'cause',
    ]);
  });

  it('tells of every finding, not only of the first', () => {
    const wrong = wrongOf(
      [
        { pointer: '/overlay/weights/0/path', code: 'unknown-place', message: 'a' },
        { pointer: '/overlay/weights/0/path', code: 'invalid-field', message: 'b' },
        { pointer: '/scope/classes/3', code: 'invalid-field', message: 'c' },
      ],
      'invalid-field',
      '',
      form,
    );
    expect([...wrong]).toEqual([
      ['weights.0.path', 'a b'],
      ['scope.classes', 'c'],
    ]);
  });
});

describe('a scheme', () => {
  it('offers a path for every block and indicator below its top', () => {
    const definition = {
      tree: {
        code: 'total',
        children: [
          { code: 'duty', name: '履职', weight: '60', children: [{ indicator: 'roads', weight: '100' }] },
          { indicator: 'water', weight: '40' },
        ],
      },
    };
    expect(pathsOf(definition)).toEqual([
      { path: 'total/duty', name: '履职', weight: '60' },
      { path: 'total/duty/roads', name: '', weight: '100' },
      { path: 'total/water', name: '', weight: '40' },
    ]);
    expect(pathsOf(undefined)).toEqual([]);
  });
});

describe('a moment', () => {
  it.each([
    ['2026-10-31T23:59:59', 'Asia/Shanghai', '2026-10-31T23:59:59+08:00'],
    ['2026-10-31T23:59', 'Asia/Shanghai', '2026-10-31T23:59:00+08:00'],
    ['2026-06-30T12:00:00', 'Africa/Porto-Novo', '2026-06-30T12:00:00+01:00'],
    ['2026-01-15T08:00:00', 'America/St_Johns', '2026-01-15T08:00:00-03:30'],
    // The clocks go forward at 02:00 on 29 March 2026 in Paris.
    ['2026-03-29T01:59:59', 'Europe/Paris', '2026-03-29T01:59:59+01:00'],
    ['2026-03-29T03:00:00', 'Europe/Paris', '2026-03-29T03:00:00+02:00'],
  ])('%s in %s is %s, and back', (clock, zone, instant) => {
    expect(instantOf(clock, zone)).toBe(instant);
    expect(clockOf(instant, zone).startsWith(clock)).toBe(true);
  });

  it('is none where nothing was written', () => {
    expect(instantOf('', 'Asia/Shanghai')).toBeUndefined();
    expect(clockOf('', 'Asia/Shanghai')).toBe('');
  });
});

describe('the address of replay', () => {
  it('carries lists, plans, differences and moments, there and back', () => {
    const search: Search = {
      state: 'verified',
      kind: 'as-of',
      step: 'scope',
      asOf: '2026-10-31T23:59:59+08:00',
      classes: 'township,department',
      periods: '2026,202606,2026Q2',
      units: 'liuhe-town',
      cut: 'goals@812 indicators@96',
      base: 'history',
      reason: '因为 & 所以',
      cursor: '2026-10-31T23:59:59.123456Z',
      changed: 'true',
      lights: 'true',
      moved: '3',
      open: 'liuhe-town.202606,shiqiao-town.2026Q2',
    };
    expect(parseSearch(readQuery(writeQuery(search)))).toEqual(search);
    expect(parseSearch({ cursor: '202606 township liuhe-town' }).cursor).toBe('202606 township liuhe-town');
  });

  it('drops what it does not understand', () => {
    const odd = {
      state: 'dead',
      kind: 'x',
      step: 'five',
      changed: 'no',
      moved: '-1',
      open: '../x',
      classes: '<b>',
      overlay: 'x',
    };
    expect(parseSearch(odd)).toEqual({});
    // What is no moment is said, and the present is not shown in its place.
    expect(parseSearch({ asOf: '2026-13-45T99:00:00Z' })).toEqual({ asOf: '2026-13-45T99:00:00Z' });
  });
});

describe('progress', () => {
  const of = (entries: number, cells: number) =>
    percentOf({
      run: '',
      state: 'running',
      phase: 'reading',
      entries,
      entriesPlanned: 1000,
      cohorts: 0,
      cohortsPlanned: 4,
      cells,
      cellsPlanned: 200,
      seconds: 1,
    });

  it('takes reading and scoring for halves of the way, and is never whole before the end', () => {
    expect([of(0, 0), of(500, 0), of(1000, 0), of(1000, 100), of(1000, 200), of(5000, 900)]).toEqual([
      0, 25, 50, 75, 99, 99,
    ]);
  });
});

describe('texts of replay', () => {
  it('are there for every kind, state, refusal and intention', () => {
    for (const kind of RUN_KINDS) {
      expect(i18next.exists(`run.kind.${kind}`), kind).toBe(true);
      expect(i18next.exists(`run.kindText.${kind}`), kind).toBe(true);
      expect(i18next.exists(`run.noBase.${kind}`), kind).toBe(true);
      expect(i18next.exists(`wizard.after.${kind}`), kind).toBe(true);
    }
    for (const state of RUN_STATES) expect(i18next.exists(`run.state.${state}`), state).toBe(true);
    for (const code of REFUSALS) expect(i18next.exists(`refusal.${code}.next`), code).toBe(true);
    for (const state of RUN_STATES)
      for (const kind of RUN_KINDS)
        for (const one of actionsOf(run({ state, kind }), me('x', 'admin')))
          expect(i18next.exists(`action.${one.intention}.text`), one.intention).toBe(true);
  });

  it('know every refusal by the code the services use', async () => {
    const { readFileSync } = await import('node:fs');
    const java = readFileSync(
      '../../../../libs/contracts/src/main/java/io/kaocheng/contracts/ProblemCode.java',
      'utf8',
    );
    const codes = [...java.matchAll(/^ {4}([A-Z_]+)\(/gm)].map((m) =>
      (m[1] ?? '').toLowerCase().replaceAll('_', '-'),
    );
    for (const code of REFUSALS) expect(codes).toContain(code);
  });
});
