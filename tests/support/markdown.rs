//! Tables of the project's documents.

/// The rows of the table whose first heading is `heading`, each with the row's line (from 1); the table
/// ends with the first line that is no row.
pub fn table(document: &str, heading: &str) -> Vec<(usize, Vec<String>)> {
    let rows = document.lines().zip(1..).map(|(line, number)| {
        let inner = line.strip_prefix('|').and_then(|l| l.strip_suffix('|'));
        let cells = inner.map(|l| l.split('|').map(|cell| cell.trim().to_owned()).collect());
        (number, cells)
    });
    rows.skip_while(|(_, cells): &(usize, Option<Vec<String>>)| {
        cells
            .as_ref()
            .and_then(|c| c.first())
            .is_none_or(|first| first != heading)
    })
    .skip(2)
    .map_while(|(number, cells)| Some((number, cells?)))
    .collect()
}

/// What stands between backticks.
pub fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}
