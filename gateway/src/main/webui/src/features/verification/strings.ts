import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    verification: {
      place: '核验',
      title: '得分核验',
      lead: '按每个得分当时的数据截止点重新计算，并与已公布的得分逐项比对。系统每日自动核验一次，也可随时发起。',
      start: '发起核验',
      startText: '将重新计算本辖区所选范围内已公布的得分，不改变任何得分。完成后在此列出结果。',
      class: '类别',
      period: '期间',
      all: '全部',
      history: '核验历次公布的全部得分，而不仅是当前得分',
      asked: '{{reason}}（{{time}}）',
      byHand: '页面发起核验',
      list: '历次核验',
      count: '核验得分数',
      differences: '不一致',
      none: '无',
      empty: '还没有核验记录',
    },
  },
  en: {
    verification: {
      place: 'Verification',
      title: 'Verification of scores',
      lead: 'Each score is computed again from what was known at its own cut and compared with what was published. This is done every night, and here at any time.',
      start: 'Start a verification',
      startText:
        'The published scores of the chosen scope are computed again; none is changed. The result will stand in this list.',
      class: 'Class',
      period: 'Period',
      all: 'All',
      history: 'Every score ever published, not only the present ones',
      asked: '{{reason}} ({{time}})',
      byHand: 'Verification started on the page',
      list: 'Verifications',
      count: 'Scores verified',
      differences: 'Differences',
      none: 'none',
      empty: 'There was no verification yet',
    },
  },
});
