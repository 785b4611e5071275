import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-monitoring-names',
  title: 'Monitoring settings get the names of schema 2',
  names: ['PERFORMACE_MONITORING_ENABLED', 'METRICS_ENDPOINT', 'HEALTH_CHECK_ENDPOINT'],
  docs: {
    what: 'PERFORMANCE_MONITORING_ENABLED (a typing error that shipped), METRICS_PATH, HEALTH_CHECK_PATH.',
    why: 'Prometheus scrapes METRICS_PATH, and the health check of the container calls HEALTH_CHECK_PATH.',
    manual: ['prometheus.yml and the health check name the paths themselves: see that they agree.'],
    verify: 'curl of both paths answers 200.',
  },
});
