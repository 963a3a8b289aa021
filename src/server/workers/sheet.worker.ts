// One sheet as a workbook: days as days, texts that no spreadsheet calculates.
import ExcelJS from 'exceljs';
import type { Cell, Sheet } from '../assessment/caseload/report-cells.ts';
import { harmless } from '../sheet-cells.ts';
import { answer, asked } from './apart.ts';

const { title, head, rows } = await asked<Sheet>();
const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.addRow(head).font = { bold: true };
for (const row of rows) {
  sheet.addRow(row.map(inSheet)).eachCell((cell) => {
    if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy';
  });
}
for (const [at, name] of head.entries()) sheet.getColumn(at + 1).width = Math.max(12, Math.min(40, name.length + 2));
sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
answer({ content: new Uint8Array(await book.xlsx.writeBuffer()) });

function inSheet(cell: Cell): ExcelJS.CellValue {
  if (cell === null || typeof cell === 'number') return cell;
  return typeof cell === 'string' ? harmless(cell) : new Date(`${cell.day}T00:00:00Z`);
}
