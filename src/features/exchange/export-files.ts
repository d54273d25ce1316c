// The bytes of an export. Loaded when somebody asks for a file.
import type { ExportTable } from '#domain/exchange/company-export.ts';
import { writeGeoJson, type GeoCompany } from '#domain/exchange/geo-json.ts';
import { gexf, graphml, type NetworkGraph } from '#domain/exchange/network-graph.ts';
import { writeCsv } from '#workbook/write-csv.ts';
import { writeXlsx } from '#workbook/write-xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function tableFile(format: 'csv' | 'xlsx', name: string, table: ExportTable): Blob {
  if (format === 'csv') return new Blob([writeCsv([table.heading, ...table.rows])], { type: 'text/csv' });
  return new Blob([writeXlsx([{ name, ...table }])], { type: XLSX });
}

export function geoFile(companies: readonly GeoCompany[]): Blob {
  return new Blob([writeGeoJson(companies)], { type: 'application/geo+json' });
}

export function graphFile(format: 'graphml' | 'gexf', graph: NetworkGraph): Blob {
  return new Blob([format === 'gexf' ? gexf(graph) : graphml(graph)], { type: 'application/xml' });
}
