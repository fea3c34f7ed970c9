public import Course
public import Labs
internal import TextUI

/// Every widget, chart and screen, each with something to show.
///
/// Screens are made by the session itself: opened, and left as they open. Nothing is trained.
public struct Gallery: Sendable {
  /// Widgets and charts first, then labs, then the course map and lessons. Names are unique.
  public let items: [GalleryItem]

  /// - Parameter data: The data of the labs, asked for when a lab is looked at; one whose data is
  ///   missing says so.
  public init(library: Library, data: @escaping @Sendable ([LabFile]) -> LabData) {
    let screens = ScreenMaker(library: library, data: data)
    items = GalleryItem.widgets() + screens.labs + screens.map + screens.lessons
  }

  /// Those whose names begin with this; all of them for nothing.
  public func items(named prefix: String) -> [GalleryItem] {
    let wanted = prefix.lowercased()
    return items.filter { $0.name.lowercased().hasPrefix(wanted) }
  }

  /// Names that this one may have been meant for, the likeliest first.
  public func namesNear(_ name: String, count: Int = 3) -> [String] {
    let wanted = name.lowercased()
    let ranked = items.map(\.name).map { other -> (name: String, rank: Int) in
      let distance = Spelling.distance(wanted, other.lowercased())
      return (other, other.lowercased().contains(wanted) ? distance - 100 : distance)
    }
    return ranked.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.prefix(count).map(\.name)
  }
}

/// Opens sessions at a place, with the data that they ask for.
private struct ScreenMaker: Sendable {
  let library: Library
  let data: @Sendable ([LabFile]) -> LabData

  var labs: [GalleryItem] {
    LabCatalog.entries.flatMap { entry in
      entry.views.map { view in
        GalleryItem("lab-\(entry.id)-\(view.name)") {
          let session = session(.lab(entry.id, settings: ["view": view.name], seed: 1))
          guard case .labRoom(let room) = session.screen, let lab = room.stage.lab else {
            return (session, view.title)
          }
          return (session, "\(view.title): \(lab.summary)")
        }
      }
    }
  }

  var map: [GalleryItem] {
    let count = library.syllabus.entries.count
    return [
      GalleryItem("map") {
        (session(.home), "the course map: \(count) lessons in their units")
      },
      GalleryItem("map-help") {
        var session = session(.home)
        _ = session.update(.input(.key("?")), at: 0)
        return (session, "the keys of the course map")
      },
    ]
  }

  /// The first page of each step.
  var lessons: [GalleryItem] {
    library.lessons.flatMap { lesson in
      lesson.steps.enumerated().map { index, step in
        GalleryItem("lesson-\(lesson.id)-\(index + 1)") {
          (
            session(.lesson(lesson.id, step: index)),
            "\(lesson.title), step \(index + 1) of \(lesson.steps.count): \(step.title)"
          )
        }
      }
    }
  }

  private func session(_ opening: Session.Opening) -> Session {
    var session = Session(library: library, events: [], opening: opening)
    for case .load(let files) in session.start(on: .standard, at: 0) {
      _ = session.update(.loaded(data(files)), at: 0)
    }
    return session
  }
}
