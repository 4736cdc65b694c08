//! Where nothing is drawn yet.

use ratatui::layout::Rect;

/// Which cells of an area are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    area: Rect,
    cells: Vec<bool>,
}

impl Taken {
    /// Nothing is.
    pub fn new(area: Rect) -> Self {
        Self {
            area,
            cells: vec![false; usize::from(area.width) * usize::from(area.height)],
        }
    }

    fn at(&self, x: u16, y: u16) -> Option<usize> {
        let (x, y) = (x.checked_sub(self.area.x)?, y.checked_sub(self.area.y)?);
        let inside = x < self.area.width && y < self.area.height;
        inside.then(|| usize::from(y) * usize::from(self.area.width) + usize::from(x))
    }

    /// Takes the cells of a rectangle; those beyond the area are nobody's.
    pub fn take(&mut self, area: Rect) {
        for position in area.positions() {
            if let Some(cell) = self
                .at(position.x, position.y)
                .and_then(|at| self.cells.get_mut(at))
            {
                *cell = true;
            }
        }
    }

    /// Whether a rectangle lies within the area and none of its cells is taken.
    pub fn is_free(&self, area: Rect) -> bool {
        area.positions().all(|p| {
            self.at(p.x, p.y)
                .is_some_and(|at| self.cells.get(at) == Some(&false))
        })
    }

    /// The place of a free rectangle of so many columns and rows, as low as there is one, then as far
    /// right.
    pub fn void(&self, width: u16, height: u16) -> Option<Rect> {
        let (columns, rows) = (self.area.width, self.area.height);
        if width == 0 || height == 0 || width > columns || height > rows {
            return None;
        }
        // How many free cells stand above one another up to each cell of a row.
        let mut free = vec![vec![0_u16; columns.into()]; rows.into()];
        let mut above = vec![0_u16; columns.into()];
        for (row, line) in free.iter_mut().zip(self.cells.chunks(columns.into())) {
            for ((count, cell), taken) in above.iter_mut().zip(row.iter_mut()).zip(line) {
                *count = if *taken { 0 } else { *count + 1 };
                *cell = *count;
            }
        }
        for (y, row) in (0..rows).zip(&free).rev() {
            let fits = |run: &[u16]| run.iter().all(|&count| count >= height);
            let found = row.windows(width.into()).rposition(fits);
            if let Some(x) = found.and_then(|x| u16::try_from(x).ok()) {
                return Some(Rect {
                    x: self.area.x + x,
                    y: self.area.y + y + 1 - height,
                    width,
                    height,
                });
            }
        }
        None
    }
}
