import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    cycle: {
      place: '考核周期',
      title: '考核周期',
      lead: '每个考核周期的期间与状态。考核周期关闭后，不再接收其期间的报送与更正。',
      name: '名称',
      period: '期间',
      stateName: '状态',
      open: '进行中',
      closed: '已关闭',
      empty: '本辖区还没有考核周期',
      courseTitle: '考核进展',
      course:
        '需要您评价或办理的事项下达后，会列在上方的待办中。此前可在这里了解本辖区的考核周期和已公布的结果。',
      running: '进行中的考核周期',
      noneRunning: '没有进行中的考核周期',
      published: '最近公布的结果',
      nonePublished: '还没有公布结果',
      allPublished: '查看全部已公布结果',
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
      courseTitle: 'Where the assessment stands',
      course:
        'What you are asked to rate or decide will stand among your tasks above. Until then, this is where the cycles of the region stand and what has been published.',
      running: 'Cycles that are open',
      noneRunning: 'No cycle is open',
      published: 'Published last',
      nonePublished: 'Nothing has been published yet',
      allPublished: 'All published results',
      acts: 'Actions',
      close: 'Close the cycle',
      closeTitle: 'Close “{{name}}”',
      closeText: 'Nothing more is reported or corrected for its period, and it cannot be opened again.',
    },
  },
});
