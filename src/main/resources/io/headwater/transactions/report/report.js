(() => {
  'use strict';
  const failure = document.getElementById('failure');
  window.addEventListener('error', event => {
    failure.textContent = `The plots could not be drawn (${event.message}). All their numbers are in the tables.`;
    failure.hidden = false;
  });

  const { amounts, times, scenarios, days } = JSON.parse(document.getElementById('data').textContent);
  const count = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });
  const spanDays = days.lengths.length > 0 ? days.lengths[0] : 1;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const shares = counts => {
    const all = counts.reduce((sum, each) => sum + each, 0);
    return counts.map(each => (all === 0 ? 0 : each / all));
  };
  const perDay = totals => totals.map((total, i) => total / days.lengths[i]);
  const spanName = i => (days.lengths[i] === 1
    ? days.labels[i]
    : `${days.labels[i]} and ${days.lengths[i] - 1} days more, on average`);

  const axes = ({ ticks, stacked = false, title }) => ({
    x: {
      stacked,
      grid: { display: false },
      border: { color: colour('line') },
      ticks: { maxRotation: 0, autoSkipPadding: 16 },
      title: { display: true, text: title },
    },
    y: {
      stacked,
      beginAtZero: true,
      grid: { color: colour('line') },
      border: { display: false },
      ticks: { callback: ticks, maxTicksLimit: 7 },
    },
  });

  const plot = (id, datasets, labels, options) => {
    const legend = { display: datasets.length > 1, align: 'end', labels: { boxWidth: 14, boxHeight: 10 } };
    return new Chart(id, {
      type: 'bar',
      data: { labels, datasets },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        ...options,
        plugins: { legend, ...options.plugins },
      },
    });
  };

  // Fraud is a hundredth of all: only shares, each of its own whole, can be seen side by side.
  const histogram = (id, { labels, genuine, frauds }, title) => {
    const counts = [genuine, frauds];
    const datasets = [
      {
        label: 'genuine', data: shares(genuine), backgroundColor: colour('genuine'),
        barPercentage: 1, categoryPercentage: 0.96, order: 2,
      },
      {
        label: 'fraud', data: shares(frauds), type: 'line', stepped: 'middle', pointRadius: 0, borderWidth: 2,
        borderColor: colour('fraud'), backgroundColor: colour('fraud'), order: 1,
      },
    ];
    const label = item =>
      `${item.dataset.label}: ${percent.format(item.raw)} (${count.format(counts[item.datasetIndex][item.dataIndex])})`;
    return plot(id, datasets, labels, {
      scales: axes({ ticks: value => percent.format(value), title }),
      plugins: { tooltip: { callbacks: { label } } },
    });
  };

  const byDay = (id, datasets, stacked) => plot(id, datasets, days.labels, {
    scales: axes({
      ticks: value => count.format(value),
      stacked,
      title: spanDays === 1 ? 'day' : `spans of ${spanDays} days`,
    }),
    plugins: {
      tooltip: {
        callbacks: {
          title: items => spanName(items[0].dataIndex),
          label: item => `${item.dataset.label}: ${count.format(item.raw)}`,
        },
      },
    },
  });

  const bars = (label, totals, name) => ({
    label, data: perDay(totals), backgroundColor: colour(name), barPercentage: 1, categoryPercentage: 0.9,
    maxBarThickness: 80,
  });
  const line = (label, totals, name) => ({
    label, data: perDay(totals), type: 'line', borderColor: colour(name), backgroundColor: colour(name),
    borderWidth: 2, pointRadius: totals.length > 60 ? 0 : 3,
  });

  const draw = () => {
    Chart.defaults.color = colour('quiet');
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    const scales = axes({ ticks: undefined, title: 'frauds' });
    return [
      plot('scenarios', [{
        label: 'frauds',
        data: scenarios.map(each => each.frauds),
        backgroundColor: scenarios.map((_, i) => colour(`scenario-${i + 1}`)),
      }], scenarios.map(each => each.name), {
        indexAxis: 'y',
        scales: {
          x: { ...scales.y, ticks: { maxTicksLimit: 7, maxRotation: 0 } },
          y: { grid: { display: false }, border: { color: colour('line') } },
        },
      }),
      histogram('amounts', amounts, `amount (last bar: ${amounts.labels.at(-1)})`),
      histogram('times', times, 'time of day'),
      byDay('transactions', [bars('transactions', days.transactions, 'genuine')], false),
      byDay('frauds', days.frauds.map((totals, i) => bars(scenarios[i].name, totals, `scenario-${i + 1}`)), true),
      byDay('victims', [
        line('customers with fraud', days.customersWithFraud, 'customers'),
        line('terminals with fraud', days.terminalsWithFraud, 'terminals'),
      ], false),
    ];
  };

  let charts = draw();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    charts.forEach(chart => chart.destroy());
    charts = draw();
  });
})();
