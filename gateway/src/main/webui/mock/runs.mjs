// Replay's answers for the mock server: runs in every state, differences with causes that add up, editions.
import { createHash } from 'node:crypto';

const SCALE = 1_000_000n;
const ME = '8f0c';
const OTHER = '3b7e';
/** Whoever is not here is a part of the suite, and has no name. */
const NAMES = { [ME]: '李敏', [OTHER]: '王芳' };
const CUT = 'goals@812 indicators@96 monitoring@48213';
const LIGHTS = ['green', 'yellow', 'orange', 'red'];
const name = (seed) => createHash('sha256').update(seed).digest('hex');
const minutesAgo = (n) => new Date(Date.now() - n * 60_000).toISOString();

export function replay({ units, periods, classes, board, plain, print }) {
  const plan = (scope = {}) => {
    const within = (all, some) => all.filter((one) => !some?.length || some.includes(one));
    const cohorts = within(classes, scope.classes).length * within(periods, scope.periods).length;
    const count =
      units.filter(
        (one) =>
          (!scope.classes?.length || scope.classes.includes(one.unitClass)) &&
          (!scope.units?.length || scope.units.includes(one.unit)),
      ).length * within(periods, scope.periods).length;
    return { entries: 812 + 96 + 48213, cohorts, units: count, cells: count * 24 };
  };

  const make = (seed, kind, state, reason, more = {}) => {
    const scope = more.scope ?? { classes: ['department'], periods: ['202606'], units: [] };
    const counts = plan(scope);
    const done = !['planned', 'running', 'failed', 'cancelled'].includes(state);
    const { ago = 60, ...rest } = more;
    return {
      run: name(seed),
      kind,
      state,
      version: 3,
      scope,
      cut: kind === 'verify' ? 'scores@4711' : CUT,
      engine: 'kc-1',
      ...(kind === 'what-if' ? { overlay: name(`overlay ${seed}`) } : {}),
      ...(kind === 'official' || kind === 'as-of' ? { base: 'scores@4711' } : {}),
      reason,
      requester: OTHER,
      requesterName: NAMES[more.requester ?? OTHER],
      ...(more.approver ? { approverName: NAMES[more.approver] } : {}),
      plan: counts,
      attempt: 1,
      ...(done
        ? {
            root: name(`root ${seed}`),
            entries: counts.entries,
            cohorts: counts.cohorts,
            units: counts.units,
            changed: kind === 'verify' ? 0 : Math.ceil(counts.units * 0.6),
          }
        : {}),
      plannedAt: minutesAgo(ago),
      changedAt: minutesAgo(ago - 3),
      ...rest,
    };
  };

  const runs = [
    make('verified', 'what-if', 'verified', '营商环境满意度权重由 10 提到 20，看各部门位次如何变化', {
      ago: 12,
    }),
    make('mine', 'what-if', 'verified', '试算：信访办结率改为按区间计分', { ago: 33, requester: ME }),
    make('running', 'official', 'running', '二季度正式重算', {
      ago: 2,
      scope: { classes: [], periods: ['2026Q2'], units: [] },
    }),
    make('stale', 'official', 'verified', '一季度更正水质数据后的正式重算', { ago: 300 }),
    make('completed', 'what-if', 'completed', '乡镇招商目标下调一成', {
      ago: 4,
      scope: { classes: ['township'], periods: ['202606'], units: [] },
    }),
    make('approved', 'official', 'approved', '上半年正式重算', { ago: 500, requester: ME, approver: OTHER }),
    make('failed', 'as-of', 'failed', '还原 6 月 30 日县领导看到的得分', {
      ago: 900,
      failure: '读取 monitoring@30211 时 Kafka 连接中断',
    }),
    make('promoted', 'official', 'promoted', '五月正式结果', {
      ago: 2_000,
      approver: ME,
      scope: { classes: ['department', 'institution', 'township'], periods: ['202605'], units: [] },
    }),
    make('rejected', 'what-if', 'rejected', '取消人均收入指标', { ago: 3_000, failure: '与市级方案不符' }),
    make('nightly', 'verify', 'completed', '夜间核验', {
      ago: 600,
      changed: 2,
      requester: 'evaluation-service',
      scope: { classes: [], periods: [], units: [] },
    }),
    ...Array.from({ length: 22 }, (_, i) =>
      make(`old ${i}`, i % 3 ? 'verify' : 'as-of', 'completed', i % 3 ? '夜间核验' : '回看月报时的得分', {
        ago: 5_000 + i * 1440,
      }),
    ),
  ];
  const beganAt = new Map([[runs[2].run, Date.now() - 4_000]]);
  const LONG_MS = Number(process.env.RUN_MS ?? 60_000);
  const scoredAfter = new Map();

  const find = (prefix) => runs.find((one) => one.run.startsWith(prefix));
  const to = (run, state) => {
    run.state = state;
    run.version++;
    run.changedAt = new Date().toISOString();
  };
  const finish = (run) => {
    Object.assign(run, {
      root: name(`root ${run.run}`),
      entries: run.plan.entries,
      cohorts: run.plan.cohorts,
      units: run.plan.units,
      changed: run.kind === 'verify' ? 0 : Math.ceil(run.plan.units * 0.6),
    });
    to(run, 'completed');
    if (run.kind === 'what-if' || run.kind === 'official')
      setTimeout(() => to(run, 'verified'), 5_000).unref();
  };

  const progress = (run) => {
    const began = beganAt.get(run.run) ?? Date.now();
    const seconds = (Date.now() - began) / 1000;
    const way = Math.min(1, (seconds * 1000) / LONG_MS);
    if (way >= 1 && run.state === 'running') finish(run);
    const read = Math.min(1, way * 2);
    const scored = Math.max(0, way * 2 - 1);
    return {
      run: run.run,
      state: run.state,
      phase: way < 0.5 ? 'reading' : 'scoring',
      entries: Math.floor(run.plan.entries * read),
      entriesPlanned: run.plan.entries,
      cohorts: Math.floor(run.plan.cohorts * scored),
      cohortsPlanned: run.plan.cohorts,
      cells: Math.floor(run.plan.cells * scored),
      cellsPlanned: run.plan.cells,
      seconds,
      entriesPerSecond: Math.round((run.plan.entries * read) / Math.max(seconds, 0.1)),
      cellsPerSecond: Math.round((run.plan.cells * scored) / Math.max(seconds, 0.1)),
      ...(way > 0.02 ? { secondsLeft: Math.round(seconds / way - seconds) } : {}),
    };
  };

  /** Every third unit gains, every fifth loses; marks are millionths, so that the causes add up. */
  const differences = (run) => {
    if (scoredAfter.has(run.run)) return scoredAfter.get(run.run);
    const items = [];
    for (const period of periods.filter((p) => !run.scope.periods?.length || run.scope.periods.includes(p))) {
      for (const unitClass of classes.filter(
        (c) => !run.scope.classes?.length || run.scope.classes.includes(c),
      )) {
        const before = board(unitClass, period).map(plain);
        const after = before.map((row, i) => {
          const touched = run.kind !== 'verify' && i % 5 !== 2 && i % 5 !== 4;
          const by = touched ? BigInt((((i * 7919) % 431) - 180) * 10_000) : 0n;
          const peers = touched ? BigInt((i % 3) * 10_000) : 0n;
          const data = touched && i % 4 === 1 ? 120_000n : 0n;
          return { row, by: by + peers + data, peers, data, weight: by };
        });
        const micro = (text) => BigInt(Math.round(Number(text) * 1_000_000));
        const total = (one) => micro(one.row.total) + one.by;
        const ranked = [...after].sort((a, b) => Number(total(b) - total(a)));
        after.forEach((one, i) => {
          const { row } = one;
          const changed = one.by !== 0n;
          const rank = 1 + ranked.findIndex((other) => total(other) === total(one));
          const leaf = row.indicators.find((x) => x.score && x.contribution);
          const at = LIGHTS.indexOf(leaf?.light);
          const light = changed && i % 3 === 0 && at >= 0 ? LIGHTS[Math.max(0, at - 1)] : leaf?.light;
          const causes = {
            data: print(one.data),
            target: '0',
            rule: '0',
            weight: print(one.weight),
            unitTree: '0',
            peers: print(one.peers),
          };
          const lights =
            leaf && light !== leaf.light ? [{ indicator: leaf.indicator, from: leaf.light, to: light }] : [];
          items.push({
            key: `${period} ${unitClass} ${row.unit}`,
            unit: row.unit,
            period,
            unitClass,
            changed,
            before: { total: row.total, rank: row.rank, grade: row.grade, scheme: row.scheme },
            after: {
              total: print(total(one)),
              rank,
              grade: Number(total(one)) >= 88 * Number(SCALE) ? 'excellent' : row.grade,
              scheme: row.scheme,
            },
            change: print(one.by),
            moved: row.rank - rank,
            lights,
            ...(changed ? { causes } : {}),
            leaves:
              changed && leaf
                ? [
                    {
                      indicator: leaf.indicator,
                      before: leaf,
                      after: { ...leaf, contribution: print(micro(leaf.contribution) + one.by), light },
                      causes,
                    },
                  ]
                : [],
          });
        });
      }
    }
    scoredAfter.set(run.run, items);
    return items;
  };

  const diff = (run, query) => {
    const all = differences(run);
    const moves = new Map();
    for (const one of all)
      for (const { from, to: after } of one.lights)
        moves.set(`${from} ${after}`, (moves.get(`${from} ${after}`) ?? 0) + 1);
    const is = (key, value) => !query.get(key) || query.get(key) === value;
    const moved = Number(query.get('moved') ?? 0);
    const found = all.filter(
      (one) =>
        (query.get('changed') !== 'true' || one.changed) &&
        (query.get('light') !== 'true' || one.lights.length > 0) &&
        (!moved || Math.abs(one.moved) >= moved) &&
        is('class', one.unitClass) &&
        is('period', one.period) &&
        is('unit', one.unit),
    );
    const size = (one) => -Math.abs(Number(one.change ?? 0));
    const orders = {
      size,
      gain: (one) => -Number(one.change ?? 0),
      loss: (one) => Number(one.change ?? 0),
      moved: (one) => -Math.abs(one.moved ?? 0),
    };
    const by = orders[query.get('order')];
    if (by) found.sort((x, y) => by(x) - by(y));
    const limit = Number(query.get('limit') ?? 50);
    const start = query.get('cursor') ? found.findIndex((one) => one.key === query.get('cursor')) + 1 : 0;
    const items = found.slice(start, start + limit);
    const changed = all.filter((one) => one.changed).length;
    return {
      run: run.run,
      totals: { units: all.length, changed, unchanged: all.length - changed, appeared: 0, withdrawn: 0 },
      lights: [...moves].map(([key, n]) => ({ from: key.split(' ')[0], to: key.split(' ')[1], count: n })),
      within: {
        classes: [...new Set(all.map((one) => one.unitClass))],
        periods: [...new Set(all.map((one) => one.period))],
        units: [...new Set(all.map((one) => one.unit))],
      },
      items,
      ...(start + limit < found.length ? { next: items.at(-1).key } : {}),
    };
  };

  const editions = [];
  const publish = (run, reason, published = new Date().toISOString()) => {
    const numbers = [];
    for (const period of periods.filter((p) => !run.scope.periods?.length || run.scope.periods.includes(p))) {
      for (const unitClass of run.scope.classes?.length ? run.scope.classes : classes) {
        const before = editions.filter((one) => one.unitClass === unitClass && one.period === period);
        const number = before.length + 1;
        for (const one of before) one.superseded = number;
        const rows = differences(run)
          .filter((one) => one.unitClass === unitClass && one.period === period)
          .map((one) => ({
            unit: one.unit,
            total: (number > 1 ? one.after : one.before).total,
            rank: (number > 1 ? one.after : one.before).rank,
            grade: one.before.grade,
            blocks: [{ block: 'total/output', score: '88.5', rank: 1 }],
            lights: { green: 4, yellow: 1, orange: 0, red: 1, grey: 0, missing: 0 },
            ...(number > 1
              ? {
                  was: one.before.total,
                  change: one.causes ?? {
                    data: '0',
                    target: '0',
                    rule: '0',
                    weight: '0',
                    unitTree: '0',
                    peers: '0',
                  },
                }
              : {}),
          }));
        editions.unshift({
          unitClass,
          period,
          number,
          run: run.run,
          root: name(`edition ${unitClass} ${period} ${number}`),
          cut: run.cut,
          engine: 'kc-1',
          incomplete: false,
          reason,
          publisher: OTHER,
          publisherName: NAMES[OTHER],
          published,
          rows,
        });
        numbers.push({ unitClass, period, number });
      }
    }
    return numbers;
  };
  publish(find(name('promoted')), '五月得分公布', minutesAgo(9_000));
  publish(find(name('promoted')), '更正水质数据后重新公布', minutesAgo(1_900));

  const ALLOWED = {
    start: ['failed', 'running'],
    approval: ['verified', 'approved'],
    promotion: ['approved', 'promoted'],
    rejection: ['verified', 'rejected'],
    cancellation: ['running', 'cancelled'],
    expiry: ['verified', 'expired'],
  };

  /** Answers what belongs to replay; false where it is for somebody else. */
  return function answer({ request, response, url, rest, body, json, problem }) {
    const [noun, id, what, form] = rest;
    const query = url.searchParams;
    const refuse = (status, code, title, errors = []) =>
      problem(status, title, errors.length ? undefined : title, code, errors);
    if (noun === 'cuts') {
      json({ cut: CUT, scores: 'scores@4711', ...(query.get('at') ? { at: query.get('at') } : {}) });
      return true;
    }
    if (noun === 'verification') {
      const last = runs.find((one) => one.kind === 'verify');
      json({ last, alarm: last.changed > 0, differences: last.changed });
      return true;
    }
    if (noun === 'editions') {
      const [, unitClass, period, number] = rest;
      const bare = ({ rows: _, ...one }) => one;
      if (!unitClass) {
        json({
          items: editions
            .filter(
              (one) =>
                (!query.get('class') || query.get('class') === one.unitClass) &&
                (!query.get('period') || query.get('period') === one.period),
            )
            .map(bare),
        });
        return true;
      }
      const found = editions.find(
        (one) => one.unitClass === unitClass && one.period === period && one.number === Number(number),
      );
      if (found) json(found);
      else problem(404, '没有找到', `没有 ${unitClass} ${period} 第 ${number} 版`, 'not-found');
      return true;
    }
    if (noun !== 'runs') return false;
    if (!id && request.method === 'POST') {
      const asked = JSON.parse(body || '{}');
      const errors = [];
      asked.overlay?.weights?.forEach((one, i) => {
        if (!/^\d+(\.\d+)?$/.test(one.weight))
          errors.push({
            pointer: `/overlay/weights/${i}/weight`,
            code: 'invalid-field',
            message: '权重须为十进制数',
          });
        if (!one.path.startsWith('all/'))
          errors.push({
            pointer: `/overlay/weights/${i}/path`,
            code: 'unknown-place',
            message: `方案 ${one.scheme} 中没有 ${one.path}`,
          });
      });
      if (errors.length) {
        refuse(400, 'invalid-field', '字段缺失或有误', errors);
        return true;
      }
      if (asked.cut?.includes('99999')) {
        problem(409, '数据截止点超出已记录的范围', 'monitoring@99999 尚未记录', 'cut-in-future');
        return true;
      }
      const counts = plan(asked.scope);
      if (counts.units === 0) {
        problem(409, '该范围内没有可重算的内容', undefined, 'nothing-to-replay');
        return true;
      }
      const run = make(JSON.stringify(asked), asked.kind, 'running', asked.reason, {
        ago: 0,
        requester: ME,
        scope: asked.scope ?? {},
        ...(asked.cut ? { cut: asked.cut } : {}),
        ...(asked.overlay ? {} : { overlay: undefined }),
      });
      const there = find(run.run);
      if (query.get('dryRun') === 'true') {
        json({
          run: run.run,
          kind: run.kind,
          cut: run.cut,
          overlay: run.overlay,
          base: run.base,
          plan: counts,
          exists: !!there,
        });
        return true;
      }
      if (!there) {
        runs.unshift(run);
        beganAt.set(run.run, Date.now());
      }
      json({ outcome: there ? 'unchanged' : 'recorded', ...(there ?? run) }, there ? 200 : 201);
      return true;
    }
    if (!id) {
      const found = runs.filter(
        (one) =>
          (!query.get('state') || one.state === query.get('state')) &&
          (!query.get('kind') || one.kind === query.get('kind')),
      );
      const limit = Number(query.get('limit') ?? 50);
      const start = query.get('cursor')
        ? found.findIndex((one) => one.plannedAt === query.get('cursor')) + 1
        : 0;
      const items = found.slice(start, start + limit);
      json({ items, ...(start + limit < found.length ? { next: items.at(-1).plannedAt } : {}) });
      return true;
    }
    const run = find(id);
    if (!run) {
      problem(404, '没有找到', `该辖区没有重算 ${id}`, 'not-found');
      return true;
    }
    if (request.method === 'GET') {
      if (!what) json(run);
      else if (what === 'progress' && request.headers.accept?.includes('event-stream')) {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
        const say = () => {
          const at = progress(run);
          if (run.state === 'running') {
            response.write(`event: progress\ndata: ${JSON.stringify(at)}\n\n`);
            return;
          }
          response.end(`event: end\ndata: ${JSON.stringify(run)}\n\n`);
        };
        say();
        const timer = setInterval(say, 500);
        response.on('close', () => clearInterval(timer));
      } else if (what === 'progress') json(progress(run));
      else if (what === 'diff' && form) {
        const lines = diff(run, query).items.map((one) => [one.unit, one.period, one.change].join(','));
        json(`\uFEFFunit,period,change\n${lines.join('\n')}\n`, 200, 'text/csv; charset=utf-8');
      } else if (what === 'diff') json(diff(run, query));
      else if (what === 'assumptions')
        json({
          run: run.run,
          items: run.overlay
            ? [
                ['scheme', '产出', 'output', '30', '40'],
                ['scheme', '质量', 'quality', '25', '15'],
              ].map(([about, name, code, before, after]) => ({
                about,
                code: 'department-2026',
                version: 3,
                place: `total/${code}`,
                name,
                field: 'weight',
                before,
                after,
                what: { 'zh-CN': `${name}：权重`, en: `${name}: weight` },
                sentence: {
                  'zh-CN': `${name}：权重 ${before} → ${after}`,
                  en: `${name}: weight ${before} → ${after}`,
                },
              }))
            : [],
        });
      else return false;
      return true;
    }
    if (what === 'editions') {
      json({ editions: publish(run, JSON.parse(body).reason) }, 201);
      return true;
    }
    const [from, after] = ALLOWED[what] ?? [];
    if (!from) return false;
    if (what === 'approval' && run.requester === ME) {
      refuse(409, 'approver-is-author', '审批人不得为起草人', [
        { code: 'approver-is-author', message: '重算须由申请人以外的人批准' },
      ]);
    } else if (what === 'approval' && run.run === name('stale')) {
      refuse(409, 'stale-base', '其后已有影响结果的新记录，须重新计算', [
        {
          code: 'stale-base',
          message: 'monitoring@48214 在本次重算的数据截止点之后记录且影响其结果，请按新数据截止点重新计算',
        },
      ]);
    } else if (run.state !== from && !(what === 'rejection' && run.state === 'approved')) {
      refuse(409, 'wrong-state', '当前状态不允许此操作', [
        { code: 'wrong-state', message: `重算当前状态为 ${run.state}` },
      ]);
    } else {
      if (what === 'start') beganAt.set(run.run, Date.now());
      if (what === 'approval') run.approver = ME;
      if (what === 'rejection') run.failure = JSON.parse(body).reason;
      to(run, after);
      json({ outcome: 'recorded', entries: [], ...run }, 201);
    }
    return true;
  };
}
