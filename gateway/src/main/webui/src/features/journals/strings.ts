import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    journals: {
      title: '系统运行情况',
      service: '服务',
      own: '已入账记录',
      behind: '待处理',
      parked: '搁置记录',
      state: '状况',
      none: '无积压',
      entries: '{{journal}} {{count}} 条',
      well: '正常',
      catching: '处理中',
      halted: '有搁置记录',
      name: {
        goals: '目标',
        indicators: '指标',
        monitoring: '报送',
        evaluation: '评价',
        reporting: '报告',
        scores: '得分',
      },
    },
  },
  en: {
    journals: {
      title: 'System health',
      service: 'Service',
      own: 'Recorded entries',
      behind: 'Still to process',
      parked: 'Parked entries',
      state: 'State',
      none: 'up to date',
      entries: '{{journal}}: {{count}}',
      well: 'Healthy',
      catching: 'Catching up',
      halted: 'Entries parked',
      name: {
        goals: 'Goals',
        indicators: 'Indicators',
        monitoring: 'Monitoring',
        evaluation: 'Evaluation',
        reporting: 'Reporting',
        scores: 'Scores',
      },
    },
  },
});
