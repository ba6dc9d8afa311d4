import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    cycle: {
      place: '考核周期',
      title: '考核周期',
      lead: '每个考核周期的期间与状态。周期关闭后，不再接收其期间的报送与更正。',
      name: '名称',
      period: '期间',
      stateName: '状态',
      open: '进行中',
      closed: '已关闭',
      empty: '本辖区还没有考核周期',
      acts: '操作',
      close: '关闭周期',
      closeTitle: '关闭“{{name}}”',
      closeText: '关闭后不再接收该期间的报送与更正，且不能重新打开。',
    },
  },
  en: {
    cycle: {
      place: 'Cycles',
      title: 'Assessment cycles',
      lead: 'The period and state of each cycle. Once a cycle is closed, nothing more is reported or corrected for its period.',
      name: 'Name',
      period: 'Period',
      stateName: 'State',
      open: 'Open',
      closed: 'Closed',
      empty: 'This region has no assessment cycle yet',
      acts: 'Actions',
      close: 'Close the cycle',
      closeTitle: 'Close “{{name}}”',
      closeText: 'Nothing more is reported or corrected for its period, and it cannot be opened again.',
    },
  },
});
